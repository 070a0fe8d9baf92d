import { describe, expect, it } from 'vitest';
import { BallotId, type UserId } from '#contract/ids.ts';
import type { CountedBallot, OpenBallot } from '#contract/live/state.ts';
import { outcomeOf } from '#server/domain/ballot-outcome.ts';
import type { CastVotes } from '#server/domain/majority.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { aMethod } from '#tests/support/a-method.ts';

const frame = aFrame({
  participants: [
    aParticipant(['chair', 'votingMember']),
    ...Array.from({ length: 4 }, () => aParticipant(['votingMember'])),
  ],
});
const voters = frame.participants.map((p) => p.userId);
const [chair, a, b, c] = voters as [UserId, UserId, UserId, UserId];
const at = '2026-11-28T02:00:00.000Z';

const counted = (change: Partial<OpenBallot>): CountedBallot => ({
  ballot: {
    ballotId: BallotId.parse('7b0d3a4e-6a0e-4b7e-9f7e-0c6a4d9d4d11'),
    itemId: null,
    question: 'Giới thiệu nhân sự?',
    voters,
    openedAt: at,
    closesAt: null,
    ...change,
  },
  closedAt: at,
  present: [],
});
const outcome = (change: Partial<OpenBallot>, votes: CastVotes) =>
  outcomeOf(frame, counted(change), { castVotes: votes });

describe('a vote among options', () => {
  it('has each voter’s marks in the roll call and what was written sorted, apart from who wrote it', () => {
    const votes: CastVotes = new Map([
      [a, { options: [0], other: 'Vũ Văn Giang' }],
      [b, { options: [], other: 'Đỗ Thị Em' }],
      [c, { options: [0, 1] }],
    ]);
    const { rollCall, result } = outcome({ method: aMethod({ otherOpinion: true }) }, votes);
    expect(rollCall).toEqual(
      voters.map((userId) => ({ userId, choice: votes.get(userId) ?? null })),
    );
    expect(result).toMatchObject({
      base: 5,
      cast: 3,
      counts: [2, 1, 0, 0],
      other: 2,
      otherOpinions: ['Vũ Văn Giang', 'Đỗ Thị Em'],
      winners: [0, 1],
    });
    expect(result).not.toHaveProperty('voters');
  });

  it('goes with the chair’s own ballot in a tie', () => {
    const votes: CastVotes = new Map([
      [chair, { options: [1] }],
      [a, { options: [2] }],
    ]);
    expect(outcome({ method: aMethod({ atMost: 1 }) }, votes).result).toMatchObject({
      winners: [1],
      decidedBy: 'chair',
    });
  });
});

describe('voters who weigh otherwise than one', () => {
  const weights = { [a]: 3, [b]: 2 };

  it('count with their votes, and the number of ballots stands beside', () => {
    const votes: CastVotes = new Map([
      [a, 'for'],
      [b, 'against'],
      [c, 'abstain'],
    ]);
    expect(outcome({ weights }, votes).result).toMatchObject({
      base: 8,
      cast: 6,
      voters: 3,
      for: 3,
      against: 2,
      abstain: 1,
      required: 5,
      outcome: 'rejected',
    });
  });

  it('count so among options too', () => {
    const votes: CastVotes = new Map([
      [a, { options: [2] }],
      [b, { options: [1] }],
      [c, { options: [1] }],
    ]);
    expect(outcome({ weights, method: aMethod({ atMost: 1 }) }, votes).result).toMatchObject({
      base: 8,
      cast: 6,
      voters: 3,
      counts: [0, 3, 3, 0],
      tied: [1, 2],
      decidedBy: 'tie',
    });
  });
});
