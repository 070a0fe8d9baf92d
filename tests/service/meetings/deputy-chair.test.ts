import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Meeting } from '#contract/http/meetings.ts';
import { BallotId, CommandId, type UserId } from '#contract/ids.ts';
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
let deputy: Actor;
let member: Actor;
let meeting: Meeting;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => new Date('2026-11-30T01:00:00Z') });
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  chair = await as(district.account('chutri', ['leader']));
  deputy = await as(district.account('phochutri', ['leader']));
  member = await as(district.account('uyvien', ['member']));
});

const voter = ({ userId }: Actor, isDeputy = false) => ({
  userId,
  role: 'votingMember' as const,
  siteId: null,
  ...(isDeputy && { isDeputy }),
});
const list = (actor: Actor, attendees: ReturnType<typeof voter>[], { version } = meeting) =>
  services.meetings.setAttendees(actor, meeting.meetingId, { version, attendees });

beforeEach(async () => {
  const leads = { chairId: chair.userId, secretaryId: secretary.userId };
  meeting = await services.meetings.create(secretary, district.info(leads));
  const text = { title: 'Nội dung', presenterId: null, unitId: null, minutesPlanned: null };
  meeting = await services.agenda.add(secretary, meeting.meetingId, text);
  meeting = await list(secretary, [voter(deputy, true), voter(member)]);
  meeting = await services.meetings.release(secretary, meeting.meetingId, meeting);
  const input = { reason: 'Chủ trì quyết định họp' };
  await run(chair, { name: 'meeting.start', input });
});

async function run(actor: Actor, command: Command): Promise<string> {
  const id = CommandId.parse(randomUUID());
  await services.live.run(actor.userId, meeting.meetingId, id, command);
  return id;
}

async function anOpenBallot(actor: Actor): Promise<BallotId> {
  const input = { itemId: null, question: 'Thông qua tờ trình?', seconds: null };
  return BallotId.parse(await run(actor, { name: 'ballot.open', input }));
}

const stateOf = () => services.live.stateOf(meeting.meetingId);
const rolesOf = ({ participants }: Pick<Meeting, 'participants'>, actor: Actor) =>
  participants.find(({ userId }) => userId === actor.userId)?.roles;

describe('when the chair is gone', () => {
  it('the deputy closes and publishes the vote that was left open, and a member does neither', async () => {
    const ballotId = await anOpenBallot(chair);
    const refused = { body: { code: 'FORBIDDEN' } };
    for (const actor of [member, secretary])
      await expect(run(actor, { name: 'ballot.close', input: { ballotId } })).rejects.toMatchObject(
        refused,
      );
    await run(deputy, { name: 'ballot.close', input: { ballotId } });
    await expect(
      run(member, { name: 'ballot.publish', input: { ballotId } }),
    ).rejects.toMatchObject(refused);
    await run(deputy, { name: 'ballot.publish', input: { ballotId } });
    const { openBallot, countedBallot, closedBallots } = await stateOf();
    expect([openBallot, countedBallot]).toEqual([null, null]);
    expect(closedBallots.map((ballot) => ballot.ballotId)).toEqual([ballotId]);
  });

  it('the deputy voids a vote, and ends the meeting', async () => {
    const ballotId = await anOpenBallot(deputy);
    await run(deputy, { name: 'ballot.void', input: { ballotId, reason: 'Chủ trì mất liên lạc' } });
    await run(deputy, { name: 'meeting.end', input: {} });
    const { voidBallots, phase } = await stateOf();
    expect(voidBallots.map((ballot) => ballot.ballotId)).toEqual([ballotId]);
    expect(phase).toBe('ended');
  });
});

describe('the list of attendees', () => {
  it('names a deputy beside what they are, and takes it back; the live meeting knows', async () => {
    expect(rolesOf(meeting, deputy)).toEqual(['votingMember', 'deputyChair']);
    meeting = await list(secretary, [voter(deputy), voter(member)]);
    expect(rolesOf(meeting, deputy)).toEqual(['votingMember']);
    const { frame } = await stateOf();
    expect(frame && rolesOf(frame, deputy)).toEqual(['votingMember']);
  });

  it('gets another deputy of a running meeting from its chair alone', async () => {
    const both = [voter(deputy, true), voter(member, true)];
    await expect(list(secretary, both)).rejects.toMatchObject({
      body: { code: 'FORBIDDEN', reason: 'only-chair-names-deputy' },
    });
    meeting = await list(chair, both);
    expect(rolesOf(meeting, member)).toEqual(['votingMember', 'deputyChair']);
  });

  it('makes nobody the deputy of themselves', async () => {
    meeting = await list(chair, [voter(chair, true), voter(member)]);
    expect(rolesOf(meeting, chair)).toEqual(['chair', 'votingMember']);
  });
});
