import type { NumberedThread } from './shown-threads.ts';

/** A marker on the page: its thread, and where it points in PDF points. */
export type MarkerPlace = { thread: NumberedThread; x: number; y: number };

/** How far markers stand apart that would cover each other, in PDF points. */
const APART_PT = 26;

/**
 * Where the markers of a page stand: at the end of the first line of a passage, else down the page's right edge. Who would
 * cover another goes below it. Threads of other versions have no marker: their page may look otherwise.
 */
export function markerPlaces(
  threads: readonly NumberedThread[],
  page: number,
  size: { widthPt: number; heightPt: number },
): MarkerPlace[] {
  const placed: MarkerPlace[] = [];
  for (const thread of threads) {
    if (thread.page !== page || thread.age !== 'same') continue;
    const line = thread.anchor.kind === 'passage' ? thread.anchor.rects[0] : undefined;
    const x = Math.min(line ? line[0] + line[2] : size.widthPt, size.widthPt - 14);
    let y = Math.max(14, line ? line[1] : 28);
    while (placed.some((one) => Math.hypot(one.x - x, one.y - y) < APART_PT)) y += APART_PT;
    placed.push({ thread, x, y: Math.min(y, size.heightPt - 14) });
  }
  return placed;
}
