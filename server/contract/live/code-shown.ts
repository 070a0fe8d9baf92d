import type { Instant } from './instant.ts';
import type { LiveState } from './state.ts';

/** How long the code for checking in is shown after the start, and each time that it is asked for, in milliseconds. */
const CODE_SHOWN_MS = 15 * 60_000;

/** Until when a code is shown that is shown from now on. */
export function codeShownUntil(now: Instant): Instant {
  return new Date(Date.parse(now) + CODE_SHOWN_MS).toISOString();
}

/** Whether hall screens show the code: before the start always, later while the stream says so; `asked` before all else but votes. */
export function codeOnScreen(state: LiveState, nowMs: number): 'no' | 'beside' | 'asked' {
  if (state.phase === 'planned') return 'beside';
  if (!state.codeShown || nowMs >= Date.parse(state.codeShown.until)) return 'no';
  return state.codeShown.asked ? 'asked' : 'beside';
}
