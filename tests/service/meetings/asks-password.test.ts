import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let services: ReturnType<typeof meetingServices>;
let district: District;
let secretary: Actor;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => new Date('2026-11-30T01:00:00Z') });
  secretary = await services.actorOf(await district.account('thuky', ['secretary']));
});

it('that voters confirm with their password before secret ballots is said of a meeting, and comes into its frame', async () => {
  const leads = { chairId: secretary.userId, secretaryId: secretary.userId };
  const info = district.info(leads, { asksPassword: true });
  const { meetingId } = await services.meetings.create(secretary, info);
  const text = { title: 'Nhân sự', presenterId: null, unitId: null, minutesPlanned: null };
  await services.agenda.add(secretary, meetingId, text);
  const member = await district.account('uyvien', ['member']);
  const attendees = [{ userId: member, role: 'votingMember' as const, siteId: null }];
  const { version } = await services.meetings.get(secretary, meetingId);
  const listed = await services.meetings.setAttendees(secretary, meetingId, { version, attendees });
  expect(listed.asksPassword).toBe(true);
  const released = await services.meetings.release(secretary, meetingId, listed);
  const inFrame = async () => (await services.live.stateOf(meetingId)).frame?.asksPassword;
  expect(await inFrame()).toBe(true);
  const { asksPassword: _, ...without } = info;
  const update = { version: released.version, info: without };
  const changed = await services.meetings.update(secretary, meetingId, update);
  expect(changed.asksPassword).toBeUndefined();
  expect(await inFrame()).toBeUndefined();
});
