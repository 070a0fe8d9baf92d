import type { LineView } from '#client/media/conference-state.ts';

/** How good a line can be through which no more than this comes. */
const AT_BEST = { all: 'good', small: 'fair', speaker: 'weak', sound: 'weak' } as const;
const ORDER = ['weak', 'fair', 'good'] as const;

/**
 * The quality to show of a line: the one that is measured, but never a better one than what comes through, so that the bars don't
 * contradict the words beside them. A line on which pictures rest measures well, for there is little on it.
 */
export function shownQuality({ quality, receives }: LineView): LineView['quality'] {
  const best = AT_BEST[receives];
  if (quality === 'unknown') return receives === 'all' ? quality : best;
  return ORDER.indexOf(quality) < ORDER.indexOf(best) ? quality : best;
}
