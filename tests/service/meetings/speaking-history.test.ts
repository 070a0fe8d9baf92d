import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { CommandId, type MeetingId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import { createSpeakingHistory } from '#server/db/speaking-history.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createSpeakingHistoryService } from '#server/services/speaking-history-service.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

let services: ReturnType<typeof meetingServices>;
let district: District;
let secretary: Actor;
let speaker: Actor;
let silent: Actor;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => new Date('2026-11-30T01:00:00Z') });
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  speaker = await as(district.account('uyvien', ['member']));
  silent = await as(district.account('uyvien.2', ['member']));
});

/** A meeting on that day of November; held: it ran, `speaker` had the floor twice, and it ended. */
async function aMeeting(day: number, isHeld: boolean): Promise<MeetingId> {
  const leads = { chairId: secretary.userId, secretaryId: secretary.userId };
  const at = { startsAt: `2026-11-${day}T01:00:00.000Z`, endsAt: `2026-11-${day}T03:00:00.000Z` };
  const { meetingId } = await services.meetings.create(secretary, district.info(leads, at));
  const item = { title: 'Chuyển đổi số', presenterId: null, unitId: null, minutesPlanned: 15 };
  const { version } = await services.agenda.add(secretary, meetingId, item);
  const attendees = [speaker, silent].map(({ userId }) => ({
    userId,
    role: 'votingMember' as const,
    siteId: null,
  }));
  const listed = await services.meetings.setAttendees(secretary, meetingId, { version, attendees });
  await services.meetings.release(secretary, meetingId, listed);
  const run = (command: Command) =>
    services.live.run(secretary.userId, meetingId, CommandId.parse(randomUUID()), command);
  if (!isHeld) return meetingId;
  await run({ name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } });
  for (const _ of ['once', 'twice']) {
    const input = { userId: speaker.userId, kind: 'speech' as const };
    await run({ name: 'speakers.invite', input });
    await run({ name: 'speakers.end', input: {} });
  }
  await run({ name: 'meeting.end', input: {} });
  return meetingId;
}

it('counts the meetings before this one in which somebody had the floor, once each, and no later one', async () => {
  const history = createSpeakingHistoryService({ history: createSpeakingHistory(database) });
  const first = await aMeeting(10, true);
  expect(await history.before(first)).toEqual({ meetings: 0, people: [] });
  await aMeeting(11, true);
  await aMeeting(20, true);
  const next = await aMeeting(15, false);
  const { meetings, people } = await history.before(next);
  expect(meetings).toBe(2);
  expect(people).toContainEqual({ userId: speaker.userId, listed: 2, spoke: 2 });
  expect(people).toContainEqual({ userId: silent.userId, listed: 2, spoke: 0 });
});
