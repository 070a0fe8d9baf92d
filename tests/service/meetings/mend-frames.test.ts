import { beforeAll, expect, it } from 'vitest';
import type { Meeting } from '#contract/http/meetings.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import { createMeetingStore } from '#server/db/meeting-store.ts';
import { type Actor, SYSTEM_ID } from '#server/domain/actor.ts';
import { mendFrames } from '#server/services/mend-frames.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const clock = { now: () => new Date('2026-11-30T01:00:00Z') };

let district: District;
let secretary: Actor;
let chair: Actor;
let member: Actor;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  const { actorOf } = meetingServices(database, clock);
  const as = async (account: Promise<UserId>) => actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  chair = await as(district.account('chutri', ['leader']));
  member = await as(district.account('uyvien', ['member']));
});

async function aReleasedMeeting(): Promise<Meeting> {
  const { meetings, agenda } = meetingServices(database, clock);
  const leads = { chairId: chair.userId, secretaryId: secretary.userId };
  const { meetingId } = await meetings.create(secretary, district.info(leads));
  const text = { title: 'Nội dung', presenterId: null, unitId: null, minutesPlanned: null };
  const { version } = await agenda.add(secretary, meetingId, text);
  const attendees = [{ userId: member.userId, role: 'votingMember' as const, siteId: null }];
  const listed = await meetings.setAttendees(secretary, meetingId, { version, attendees });
  return meetings.release(secretary, meetingId, listed);
}

/** What a server does that starts anew: its memory is empty. */
async function startAnew(failing: MeetingId[] = []) {
  const { live } = meetingServices(database, clock);
  const failures: MeetingId[] = [];
  await mendFrames({
    meetings: createMeetingStore(database),
    framing: {
      reframe: (meetingId, actorId) =>
        failing.includes(meetingId)
          ? Promise.reject(new Error('this one fails'))
          : live.reframe(meetingId, actorId),
    },
    onError: (_, meetingId) => failures.push(meetingId),
  });
  return { live, failures };
}

/** Writes rows as a server does that ends before it has written the frame. */
async function leaveOut(meetingId: MeetingId, { userId: accountId }: Actor): Promise<void> {
  await database.prisma.participation.deleteMany({ where: { meetingId, accountId } });
}

const eventsOf = (meetingId: MeetingId) =>
  database.prisma.meetingEvent.findMany({ where: { meetingId }, orderBy: { seq: 'asc' } });

it('who was taken off the list just before the server ended is out of the stream after its start', async () => {
  const { meetingId } = await aReleasedMeeting();
  await leaveOut(meetingId, member);
  const { live } = await startAnew();
  const { frame } = await live.stateOf(meetingId);
  expect(frame?.participants.map(({ userId }) => userId)).toEqual([chair.userId, secretary.userId]);
  expect((await eventsOf(meetingId)).at(-1)).toMatchObject({
    type: 'meeting.framed',
    actorId: SYSTEM_ID,
  });
});

it('a release that was cut off before its first frame is finished', async () => {
  const { meetingId } = await aReleasedMeeting();
  const draft = await database.prisma.meeting.findUniqueOrThrow({ where: { id: meetingId } });
  const id = crypto.randomUUID() as MeetingId;
  await database.prisma.meeting.create({ data: { ...draft, id } });
  const { live } = await startAnew();
  expect((await live.stateOf(id)).frame?.meetingId).toBe(id);
});

it('writes nothing where rows and stream agree, nor into a draft or a meeting that is over', async () => {
  await aReleasedMeeting();
  const over = await aReleasedMeeting();
  await database.prisma.meeting.update({
    where: { id: over.meetingId },
    data: { phase: 'ended' },
  });
  await leaveOut(over.meetingId, member);
  const leads = { chairId: chair.userId, secretaryId: secretary.userId };
  await meetingServices(database, clock).meetings.create(secretary, district.info(leads));
  const before = await database.prisma.meetingEvent.count();
  await startAnew();
  await startAnew();
  expect(await database.prisma.meetingEvent.count()).toBe(before);
});

it('one that fails keeps none of the others', async () => {
  const [first, second] = [await aReleasedMeeting(), await aReleasedMeeting()];
  for (const { meetingId } of [first, second]) await leaveOut(meetingId, member);
  const { failures } = await startAnew([first.meetingId]);
  expect(failures).toEqual([first.meetingId]);
  expect(await eventsOf(second.meetingId)).toHaveLength(2);
});
