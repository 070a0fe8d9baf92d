import { describe, expect, it } from 'vitest';
import type { OpenBallot } from '#contract/live/state.ts';
import {
  type MeetingStanding,
  requireChairChangeable,
  requireVotersChangeable,
} from '#server/domain/change-prepared.ts';
import { aUserId } from '#tests/support/a-frame.ts';

const [chairId, secretaryId, deputyId] = [aUserId(), aUserId(), aUserId()];
const openBallot = { voters: [chairId] } as unknown as OpenBallot;

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
    expect(outcomeOf({ phase: 'planned', openBallot: null })).toBe('done');
  });

  it('is named by the present chair alone while the meeting runs, whoever is to be it', () => {
    const running = { phase: 'running', openBallot: null } as const;
    for (const actor of [secretaryId, deputyId]) {
      expect(outcomeOf(running, actor, secretaryId)).toContain('FORBIDDEN: only-chair');
      expect(outcomeOf(running, actor, deputyId)).toContain('FORBIDDEN: only-chair');
    }
    expect(outcomeOf(running, chairId)).toBe('done');
  });

  it('is not named under an open vote, since a chair votes', () => {
    expect(outcomeOf({ phase: 'running', openBallot }, chairId)).toContain(
      'WRONG_STATE: ballot-open',
    );
  });

  it('is no question when the chair stays', () => {
    expect(outcomeOf({ phase: 'running', openBallot }, secretaryId, chairId)).toBe('done');
  });
});

it('the list of attendees stays as it is while a vote is open', () => {
  expect(() => requireVotersChangeable({ phase: 'running', openBallot })).toThrow('ballot-open');
  expect(() => requireVotersChangeable({ phase: 'running', openBallot: null })).not.toThrow();
});
