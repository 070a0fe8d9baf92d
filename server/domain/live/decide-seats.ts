import { refuse } from '#contract/errors.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import { framed, requireNotEnded } from './decide-context.ts';

/** Shows the seat map on the hall screens, once more where something newer has taken its place, or puts it away. */
export function showSeats(state: LiveState, shown: boolean): LiveFact[] {
  requireNotEnded(state);
  if (!framed(state).seating) throw refuse('NOT_FOUND', 'seating');
  if (!shown && !state.seatsShownAt) return [];
  return [{ type: 'seating.shown', shown }];
}
