import type { ClosedBallot, Instant, LiveState } from '#contract/live/state.ts';

/** How long a result stays on the hall screen unless something newer comes, in milliseconds. */
export const RESULT_MS = 60_000;

/** What the hall screen shows: one thing at a time, so that it can be read from ten metres. */
export type HallScene =
  | { kind: 'planned' }
  | { kind: 'ended' }
  | { kind: 'vote' }
  | { kind: 'result'; ballot: ClosedBallot }
  | { kind: 'screen' }
  | { kind: 'document' }
  | { kind: 'speaker' }
  | { kind: 'gallery' };

/**
 * Chooses the scene: a vote before a fresh result, a shared screen before a page, a page before a speaker, else everybody.
 * `screenSince` is when the screen that is shared now began to be; null: none is.
 */
export function hallScene(state: LiveState, nowMs: number, screenSince: Instant | null): HallScene {
  if (state.phase === 'planned') return { kind: 'planned' };
  if (state.openBallot) return { kind: 'vote' };
  const fresh = freshResult(state, nowMs, screenSince);
  if (fresh) return { kind: 'result', ballot: fresh };
  if (state.phase === 'ended') return { kind: 'ended' };
  if (screenSince) return { kind: 'screen' };
  if (state.presentation) return { kind: 'document' };
  if (state.floor) return { kind: 'speaker' };
  return { kind: 'gallery' };
}

/** The last result while it is news: not yet old, and neither a speaker nor an item nor a shared screen came after it. */
function freshResult(
  state: LiveState,
  nowMs: number,
  screenSince: Instant | null,
): ClosedBallot | null {
  const last = state.closedBallots.at(-1);
  if (!last) return null;
  const closedAt = Date.parse(last.closedAt);
  // The end closes the current item, which is then the last of those that are done.
  const movedOn =
    state.phase === 'ended' && (state.doneItemIds.at(-1) ?? null) !== (last.itemId ?? null);
  const newer =
    movedOn ||
    [state.floor?.since, state.itemOpenedAt, screenSince].some(
      (at) => at && Date.parse(at) > closedAt,
    );
  return !newer && nowMs - closedAt < RESULT_MS ? last : null;
}
