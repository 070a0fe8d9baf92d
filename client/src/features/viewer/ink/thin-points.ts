import type { Stroke } from '#contract/live/ink.ts';

type Points = Stroke['points'];

/** The most points that one stroke carries (as in the contract); a longer line is kept as several strokes. */
export const MOST_POINTS = 2000;

/** Rounds points to a hundredth of a point and leaves out those that lie within `gapPt` of the last one kept. */
export function thinPoints(points: Points, gapPt: number): Points {
  const kept: Points = [];
  points.forEach(([x, y, pressure], index) => {
    const last = kept.at(-1);
    const far = !last || Math.hypot(x - last[0], y - last[1]) >= gapPt;
    if (far || index === points.length - 1)
      kept.push([hundredth(x), hundredth(y), hundredth(Math.min(1, Math.max(0, pressure)))]);
  });
  return kept;
}

/** Cuts a line into pieces of at most `most` points; each begins where the one before ends. */
export function cutPoints(points: Points, most = MOST_POINTS): Points[] {
  const pieces: Points[] = [];
  for (let from = 0; from === 0 || from < points.length - 1; from += most - 1)
    pieces.push(points.slice(from, from + most));
  return pieces;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
