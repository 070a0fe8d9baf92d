import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#server/domain/actor.ts';
import {
  absent,
  proxied,
  refused,
  substituted,
  useInvitedPeople,
} from '#tests/support/use-invited-people.ts';

const invited = useInvitedPeople();

let secretary: Actor;
let chair: Actor;
let member: Actor;
let other: Actor;
let third: Actor;
let colleague: Actor;
let elsewhere: Actor;

beforeAll(() => {
  secretary = invited.the('secretary');
  chair = invited.the('chair');
  member = invited.the('member');
  other = invited.the('other');
  third = invited.the('third');
  colleague = invited.the('colleague');
  elsewhere = invited.the('elsewhere');
});

describe('a substitute', () => {
  it('takes part only once accepted, with the vote of the seat where the rules say so', async () => {
    await invited.answer(member, substituted(colleague));
    expect(await invited.participant(colleague)).toBeUndefined();
    await invited.decide(member, colleague);
    expect(await invited.participant(colleague)).toMatchObject({
      roles: ['votingMember'],
      replaces: { userId: member.userId, name: member.name },
    });
    expect(await invited.told(colleague)).toEqual(
      expect.arrayContaining(['substituteSeated', 'meetingReleased']),
    );
    expect(await invited.told(member)).toEqual(['substituteDecided']);
    expect((await invited.stateOf()).quorum.base).toBe(4);
    await invited.checkIn(colleague);
    expect((await invited.stateOf()).quorum.present).toBe(1);
    const { voters } = await invited.openedVote();
    expect(voters).toContain(colleague.userId);
    expect(voters).not.toContain(member.userId);
    expect(voters).toHaveLength(4);
  });

  it('is without a vote where the rules say so, and fills no seat', async () => {
    await invited.release({ substitutes: 'withoutVote' });
    await invited.answer(member, substituted(colleague));
    await invited.decide(member, colleague);
    expect(await invited.participant(colleague)).toMatchObject({ roles: ['delegate'] });
    await invited.checkIn(colleague);
    expect((await invited.stateOf()).quorum).toMatchObject({ base: 4, present: 0 });
    expect((await invited.openedVote()).voters).toContain(member.userId);
  });

  it('gives the seat back to the member who comes after all', async () => {
    await invited.answerFor(member, substituted(colleague));
    await invited.checkIn(colleague);
    await invited.checkIn(member);
    expect((await invited.stateOf()).quorum.present).toBe(1);
    const { voters } = await invited.openedVote();
    expect(voters).toContain(member.userId);
    expect(voters).not.toContain(colleague.userId);
  });

  it('is of the same unit or below it, not invited yet, and named by one person', async () => {
    const problem = refused('WRONG_STATE', 'not-a-substitute');
    await expect(invited.answer(member, substituted(elsewhere))).rejects.toMatchObject(problem);
    await expect(invited.answer(member, substituted(other))).rejects.toMatchObject(problem);
    await invited.answer(member, substituted(colleague));
    await expect(invited.answer(other, substituted(colleague))).rejects.toMatchObject(problem);
    const { substitutes } = await invited.services.invitations.choices(member, invited.meetingId);
    expect(substitutes.map(({ userId }) => userId)).toEqual([colleague.userId]);
  });

  it('is never who administers alone, who may not be listed either: they see no content', async () => {
    const admin = invited.the('admin');
    await expect(invited.answer(member, substituted(admin))).rejects.toMatchObject(
      refused('WRONG_STATE', 'not-a-substitute'),
    );
    await expect(invited.list(member, admin)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('is not accepted any more who was invited meanwhile, neither by a decision nor written in', async () => {
    await invited.answer(member, substituted(colleague));
    await invited.list(member, other, third, colleague);
    const gone = refused('WRONG_STATE', 'not-a-substitute');
    await expect(invited.decide(member, colleague)).rejects.toMatchObject(gone);
    await expect(invited.answerFor(member, substituted(colleague))).rejects.toMatchObject(gone);
    await invited.decide(member, colleague, 'Đã được mời dự họp');
    expect(await invited.participant(colleague)).not.toHaveProperty('replaces');
  });

  it('is refused with a reason, and another one asked for meanwhile is not decided on', async () => {
    await invited.answer(member, substituted(colleague));
    await expect(invited.decide(member, elsewhere)).rejects.toMatchObject(
      refused('CONFLICT', 'answer-changed'),
    );
    await invited.decide(member, colleague, 'Không đúng thành phần');
    expect(await invited.participant(colleague)).toBeUndefined();
    expect(await invited.told(member)).toEqual(['substituteDecided']);
  });

  it('leaves when the person comes back, and stays through a change of the list', async () => {
    await invited.answerFor(member, substituted(colleague));
    await invited.list(other, member);
    expect(await invited.participant(colleague)).toHaveProperty('replaces');
    await invited.answer(member, { kind: 'confirmed' });
    expect(await invited.participant(colleague)).toBeUndefined();
    await expect(invited.services.meetings.get(colleague, invited.meetingId)).rejects.toMatchObject(
      {
        body: { code: 'FORBIDDEN' },
      },
    );
  });

  it('names nobody further', async () => {
    await invited.answerFor(member, substituted(colleague));
    await expect(invited.answer(colleague, proxied(other))).rejects.toMatchObject(
      refused('WRONG_STATE', 'stand-in-of-stand-in'),
    );
  });

  it('is changed under no vote', async () => {
    await invited.answer(member, substituted(colleague));
    await invited.openedVote();
    await expect(invited.decide(member, colleague)).rejects.toMatchObject(
      refused('WRONG_STATE', 'ballot-open'),
    );
    const { invitations } = await invited.services.invitations.list(secretary, invited.meetingId);
    const line = invitations.find(({ userId }) => userId === member.userId);
    expect(line?.answer).toMatchObject({ standIn: { decision: 'waiting' } });
  });
});

describe('a proxy', () => {
  it('lets the holder’s ballot count for both', async () => {
    await invited.answer(member, proxied(other));
    expect(await invited.told(other)).toEqual(['proxyGiven']);
    const ballot = await invited.openedVote();
    expect(ballot).toMatchObject({ weights: { [other.userId]: 2 }, seats: 4 });
    expect(ballot.voters).not.toContain(member.userId);
    const { meetingId } = invited;
    const { ballotId } = ballot;
    await invited.database.prisma.ballotVote.createMany({
      data: [other, third].map(({ userId }) => ({
        ballotId,
        voterId: userId,
        choice: 'for',
      })),
    });
    await invited.run(chair, { name: 'ballot.close', input: { ballotId } });
    await invited.run(chair, { name: 'ballot.publish', input: { ballotId } });
    const [closed] = (await invited.services.live.stateOf(meetingId)).closedBallots;
    // Two ballots for, one of which counts twice: three of four.
    expect(closed?.result).toMatchObject({ base: 4, for: 3, cast: 3, outcome: 'passed' });
  });

  it('is for members alone, as many as the rules allow', async () => {
    await expect(invited.answer(member, proxied(colleague))).rejects.toMatchObject(
      refused('WRONG_STATE', 'not-a-holder'),
    );
    await invited.answer(member, proxied(other));
    await expect(invited.answer(third, proxied(other))).rejects.toMatchObject(
      refused('WRONG_STATE', 'not-a-holder'),
    );
  });

  it('is none where the rules know none', async () => {
    await invited.release({ proxiesPerHolder: 0 });
    await expect(invited.answer(member, proxied(other))).rejects.toMatchObject(
      refused('WRONG_STATE', 'proxies-not-allowed'),
    );
  });

  it('ends when its holder reports absence, and both are told', async () => {
    await invited.answer(member, proxied(other));
    await invited.answer(other, absent());
    expect(await invited.told(member)).toEqual(['proxyEnded']);
    expect((await invited.participant(member))?.absence).toEqual({ reason: 'Đi công tác tỉnh' });
  });

  it('ends when its giver arrives', async () => {
    await invited.answer(member, proxied(other));
    await invited.checkIn(member);
    const ballot = await invited.openedVote();
    expect(ballot).not.toHaveProperty('weights');
    expect(ballot.voters).toContain(member.userId);
  });
});

it('where only the present ones vote, who is not there is not entitled, and the base is all seats', async () => {
  await invited.release({ entitled: 'present' });
  await invited.checkIn(other);
  const ballot = await invited.openedVote();
  expect(ballot.voters.toSorted()).toEqual([chair.userId, other.userId].toSorted());
  expect(ballot.seats).toBe(4);
  await invited.checkIn(third);
  expect((await invited.stateOf()).openBallot?.voters).not.toContain(third.userId);
});
