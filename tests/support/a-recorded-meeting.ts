import { randomUUID } from 'node:crypto';
import { CommandId, type MeetingId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict } from './a-district.ts';
import { meetingServices } from './meeting-services.ts';
import type { TestDatabase } from './use-database.ts';

/** A released meeting with a chair, a member and a stranger, on a clock that goes on by the test's word. */
export async function aRecordedMeeting(database: TestDatabase) {
  let nowMs = Date.parse('2026-11-30T01:00:00Z');
  const clock = { now: () => new Date(nowMs) };
  const district = await aDistrict(database.prisma);
  const services = meetingServices(database, clock);
  const as = async (name: string) =>
    services.actorOf(await district.account(name, name === 'thuky' ? ['secretary'] : ['member']));
  const [secretary, chair, member, stranger] = [
    await as('thuky'),
    await as('chutri'),
    await as('uyvien'),
    await as('nguoila'),
  ];

  async function aMeeting(): Promise<MeetingId> {
    const leads = { chairId: chair.userId, secretaryId: secretary.userId };
    const at = { startsAt: '2026-11-30T01:00:00.000Z', endsAt: '2026-11-30T03:00:00.000Z' };
    const { meetingId } = await services.meetings.create(secretary, district.info(leads, at));
    const item = { title: 'Chuyển đổi số', presenterId: null, unitId: null, minutesPlanned: 15 };
    const { version } = await services.agenda.add(secretary, meetingId, item);
    const attendees = [{ userId: member.userId, role: 'votingMember' as const, siteId: null }];
    const listed = await services.meetings.setAttendees(secretary, meetingId, {
      version,
      attendees,
    });
    await services.meetings.release(secretary, meetingId, listed);
    await run(meetingId, { name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } });
    return meetingId;
  }

  const run = (meetingId: MeetingId, command: Command, by: Actor = chair) =>
    services.live.run(by.userId, meetingId, CommandId.parse(randomUUID()), command);

  return {
    ...services,
    clock,
    secretary,
    chair,
    member,
    stranger,
    aMeeting,
    run,
    /** So many milliseconds pass. */
    passes(ms: number): void {
      nowMs += ms;
    },
  };
}
