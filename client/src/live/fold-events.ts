import type { LiveEvent } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import type { LiveState } from '#contract/live/state.ts';

/** The state with every event that follows on without a gap (`applied`), and the events that wait `ahead` for a missing one. */
export type Folded = { state: LiveState; applied: LiveEvent[]; ahead: LiveEvent[] };

/**
 * Folds events that may come late, twice or out of order: what is known already is dropped, what follows on is applied, what
 * lies behind a gap waits in `ahead`.
 */
export function foldEvents(before: LiveState, events: readonly LiveEvent[]): Folded {
  const sorted = [...events].sort((a, b) => a.seq - b.seq);
  let state = before;
  const applied: LiveEvent[] = [];
  const ahead: LiveEvent[] = [];
  for (const event of sorted) {
    if (event.seq <= state.seq) continue;
    if (event.seq === state.seq + 1) {
      state = evolve(state, event);
      applied.push(event);
    } else if (ahead.at(-1)?.seq !== event.seq) ahead.push(event);
  }
  return { state, applied, ahead };
}
