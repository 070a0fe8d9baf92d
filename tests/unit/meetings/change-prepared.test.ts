import { describe, expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import type { CountedBallot, OpenBallot } from '#contract/live/state.ts';
import {
  type MeetingStanding,
  requireChairChangeable,
  requireDeputiesNameable,
  requireVotersChangeable,
} from '#server/domain/change-prepared.ts';
import { aParticipant, aUserId } from '#tests/support/a-frame.ts';

const [chairId, secretaryId, deputyId] = [aUserId(), aUserId(), aUserId()];
const noVote = { openBallot: null, countedBallot: null };
const ballot = { voters: [chairId] } as unknown as OpenBallot;
const voting = { openBallot: ballot, countedBallot: null };
const counted = { openBallot: null, countedBallot: { ballot } as CountedBallot };

/** What comes of giving the chair to somebody: 'done', or the refusal. */
function outcomeOf(standing: MeetingStanding, actorId = secretaryId, nextChairId = deputyId) {
  try {
    requireChairChangeable(standing, { actorId, chairId, nextChairId });
    return 'done';
  } catch (error) {
    return String(error);
  }
}

describe('another chair', () => {
  it('may be named by who prepares the meeting until it runs', () => {
    expect(outcomeOf({ phase: 'planned', ...noVote })).toBe('done');
  });

  it('is named by the present chair alone while the meeting runs, whoever is to be it', () => {
    const running = { phase: 'running', ...noVote } as const;
    for (const actor of [secretaryId, deputyId]) {
      expect(outcomeOf(running, actor, secretaryId)).toContain('FORBIDDEN: only-chair');
      expect(outcomeOf(running, actor, deputyId)).toContain('FORBIDDEN: only-chair');
    }
    expect(outcomeOf(running, chairId)).toBe('done');
  });

  it('is not named under an open vote, since a chair votes', () => {
    expect(outcomeOf({ phase: 'running', ...voting }, chairId)).toContain(
      'WRONG_STATE: ballot-open',
    );
  });

  it('is no question when the chair stays', () => {
    expect(outcomeOf({ phase: 'running', ...voting }, secretaryId, chairId)).toBe('done');
  });
});

it('the list of attendees stays as it is while a vote is open, or its result is not published', () => {
  expect(() => requireVotersChangeable({ phase: 'running', ...voting })).toThrow('ballot-open');
  expect(() => requireVotersChangeable({ phase: 'running', ...counted })).toThrow('unpublished');
  expect(() => requireVotersChangeable({ phase: 'running', ...noVote })).not.toThrow();
});

describe('another deputy of the chair', () => {
  const [named, member] = [aParticipant(['votingMember', 'deputyChair']), aParticipant(['guest'])];
  const meeting = { chairId, participants: [named, member] };
  const naming =
    (phase: 'planned' | 'running', actorId: UserId, ...people: { userId: UserId }[]) =>
    () =>
      requireDeputiesNameable(
        { phase },
        { actorId, deputyIds: people.map(({ userId }) => userId) },
        meeting,
      );

  it('is named by who prepares until the meeting runs, then by its chair alone', () => {
    expect(naming('planned', secretaryId, named, member)).not.toThrow();
    expect(naming('running', secretaryId, named, member)).toThrow('only-chair-names-deputy');
    expect(naming('running', named.userId, member)).toThrow('only-chair-names-deputy');
    expect(naming('running', chairId, member)).not.toThrow();
  });

  it('is no question where all of them are deputies already, or fewer remain', () => {
    expect(naming('running', secretaryId, named)).not.toThrow();
    expect(naming('running', secretaryId)).not.toThrow();
  });
});
