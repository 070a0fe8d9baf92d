import { refuse } from '#contract/errors.ts';
import type { UserId } from '#contract/ids.ts';
import { entitledVoters } from '#contract/live/entitled-voters.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import { type DecideContext, framed, requireNoVote, requireRunning } from './decide-context.ts';

/** Asks the voters whether they are ready for a vote; who asks and votes too is ready. Ended by the vote, or by who leads. */
export function askReadiness(state: LiveState, { actorId }: DecideContext): LiveFact[] {
  requireRunning(state);
  requireNoVote(state);
  if (state.readyCheck) throw refuse('WRONG_STATE', 'ready-check-on');
  const voters = askedVoters(state);
  if (voters.length === 0) throw refuse('WRONG_STATE', 'no-voters');
  const isVoter = voters.includes(actorId);
  return [
    { type: 'readiness.asked' },
    ...(isVoter ? [{ type: 'readiness.said' as const, userId: actorId }] : []),
  ];
}

/** Says that one is ready; said twice it changes nothing. */
export function sayReady(state: LiveState, { actorId }: DecideContext): LiveFact[] {
  requireRunning(state);
  if (!state.readyCheck) throw refuse('WRONG_STATE', 'no-ready-check');
  if (!askedVoters(state).includes(actorId)) throw refuse('FORBIDDEN', 'not-entitled');
  if (state.readyCheck.ready.includes(actorId)) return [];
  return [{ type: 'readiness.said', userId: actorId }];
}

/** Ends the check without a vote. */
export function cancelReadiness(state: LiveState): LiveFact[] {
  requireRunning(state);
  if (!state.readyCheck) throw refuse('WRONG_STATE', 'no-ready-check');
  return [{ type: 'readiness.cancelled' }];
}

/** Who would be entitled to a vote that opened now; each answers for themselves, whoever holds a proxy. */
function askedVoters(state: LiveState): UserId[] {
  return entitledVoters(framed(state), state.attendance, { withProxies: false }).voters;
}
