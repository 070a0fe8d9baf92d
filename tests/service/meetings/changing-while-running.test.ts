import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Meeting, MeetingInfo } from '#contract/http/meetings.ts';
import { CommandId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

let services: ReturnType<typeof meetingServices>;
let district: District;
let secretary: Actor;
let chair: Actor;
let member: Actor;
let other: Actor;
let meeting: Meeting;

const voters = (...actors: Actor[]) =>
  actors.map(({ userId }) => ({ userId, role: 'votingMember' as const, siteId: null }));

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => new Date('2026-11-30T01:00:00Z') });
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  chair = await as(district.account('chutri', ['leader']));
  member = await as(district.account('uyvien', ['member']));
  other = await as(district.account('uyvien.2', ['member']));
});

beforeEach(async () => {
  const { meetingId } = await services.meetings.create(secretary, info());
  const { version } = await services.agenda.add(secretary, meetingId, {
    title: 'Cải cách hành chính',
    presenterId: null,
    unitId: null,
    minutesPlanned: 15,
  });
  const attendees = voters(member, other);
  const listed = await services.meetings.setAttendees(secretary, meetingId, { version, attendees });
  meeting = await services.meetings.release(secretary, meetingId, listed);
});

function info(more: Partial<MeetingInfo> = {}): MeetingInfo {
  return district.info({ chairId: chair.userId, secretaryId: secretary.userId }, more);
}

const run = (command: Command, live = services.live) =>
  live.run(chair.userId, meeting.meetingId, CommandId.parse(randomUUID()), command);
const start = () => run({ name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } });
const openBallot = (live = services.live) => {
  const input = { itemId: null, question: 'Thông qua tờ trình?', seconds: null };
  return run({ name: 'ballot.open', input }, live);
};
const stateOf = () => services.live.stateOf(meeting.meetingId);
const update = (actor: Actor, more: Partial<MeetingInfo>, { version } = meeting) =>
  services.meetings.update(actor, meeting.meetingId, { version, info: info(more) });
const setAttendees = (actors: Actor[], { version } = meeting) =>
  services.meetings.setAttendees(secretary, meeting.meetingId, {
    version,
    attendees: voters(...actors),
  });

it('the secretary takes the chair of no running meeting, and the refusal changes nothing', async () => {
  await start();
  await expect(update(secretary, { chairId: secretary.userId })).rejects.toMatchObject({
    body: { code: 'FORBIDDEN', reason: 'only-chair' },
  });
  await expect(update(secretary, { chairId: member.userId })).rejects.toMatchObject({
    body: { code: 'FORBIDDEN', reason: 'only-chair' },
  });
  expect(await services.meetings.get(secretary, meeting.meetingId)).toMatchObject({
    chairId: chair.userId,
    version: meeting.version,
  });
  expect((await stateOf()).frame?.participants[0]).toMatchObject({ userId: chair.userId });
});

it('all else of a running meeting is the secretary’s to change', async () => {
  await start();
  const { place } = await update(secretary, { place: 'Phòng họp số 2' });
  expect(place).toBe('Phòng họp số 2');
  expect((await stateOf()).frame?.place).toBe('Phòng họp số 2');
});

it('the chair hands the chair over, and the secretary may until the meeting runs', async () => {
  const first = await update(secretary, { chairId: other.userId });
  const back = await update(secretary, {}, first);
  await start();
  await update(chair, { chairId: other.userId }, back);
  expect((await stateOf()).frame?.participants[0]).toMatchObject({
    userId: other.userId,
    roles: ['chair', 'votingMember'],
  });
});

it('who may vote is not changed under an open vote, and may be again after it', async () => {
  await start();
  await openBallot();
  const before = await stateOf();
  const refused = { body: { code: 'WRONG_STATE', reason: 'ballot-open' } };
  await expect(setAttendees([member])).rejects.toMatchObject(refused);
  await expect(update(chair, { chairId: other.userId })).rejects.toMatchObject(refused);
  expect(await stateOf()).toEqual(before);
  for (const voter of before.openBallot?.voters ?? []) {
    const actor = await services.actorOf(voter);
    const roles = await services.access.require(actor, meeting.meetingId, 'ballot.cast');
    expect(roles).toContain('votingMember');
  }
  const ballotId = before.openBallot?.ballotId;
  if (!ballotId) throw new Error('no vote was opened');
  await run({ name: 'ballot.close', input: { ballotId } });
  await expect(setAttendees([member])).rejects.toMatchObject({
    body: { reason: 'ballot-unpublished' },
  });
  await run({ name: 'ballot.publish', input: { ballotId } });
  await setAttendees([member]);
  expect((await stateOf()).frame?.participants.map(({ userId }) => userId)).not.toContain(
    other.userId,
  );
});

it('a vote that another server opens while the list changes waits, and knows the new list', async () => {
  await start();
  const { meetingId } = meeting;
  const elsewhere = meetingServices(database, { now: () => new Date('2026-11-30T01:10:00Z') });
  const { opening } = await services.live.change(meetingId, secretary.userId, async () => {
    const opened = openBallot(elsewhere.live);
    const accountId = other.userId;
    await database.prisma.participation.deleteMany({ where: { meetingId, accountId } });
    return { opening: opened };
  });
  await opening;
  expect((await stateOf()).openBallot?.voters).toEqual([chair.userId, member.userId]);
});
