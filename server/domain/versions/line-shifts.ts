import type { PageWords, WordRun } from '#contract/http/versions.ts';

/** How far a line of the new page stands below its place on the old one, in points; null: it stood on another page. */
export type LineShift = { y: number; shiftPt: number | null };

/** The lines of a new page that were there before, from top to bottom. `runs` are those of each old page. */
export function lineShifts(
  fresh: PageWords,
  old: PageWords,
  runs: readonly (readonly WordRun[])[],
): LineShift[] {
  const shifts = new Map<number, LineShift>();
  for (const [index, ofPage] of runs.entries())
    for (const [oldStart, length, page, newStart] of ofPage) {
      if (page !== fresh.page) continue;
      for (let i = 0; i < length; i += 1) {
        const word = fresh.words[newStart + i];
        if (!word) continue;
        const y = word[2] + word[4] / 2;
        const before = index + 1 === old.page ? old.words[oldStart + i] : undefined;
        const shiftPt = before ? y - (before[2] + before[4] / 2) : null;
        const key = Math.round(y / 3);
        if (!shifts.has(key)) shifts.set(key, { y, shiftPt });
      }
    }
  return [...shifts.values()].sort((a, b) => a.y - b.y);
}

/** How far something at a height of the new page may have moved: as the line above it, or the line below. */
export function shiftsAround(lines: readonly LineShift[], y: number): number[] {
  if (lines.length === 0) return [0];
  const below = lines.findIndex((line) => line.y > y);
  const above = below === -1 ? lines.at(-1) : lines[below - 1];
  const around = [above, below === -1 ? undefined : lines[below]];
  return [
    ...new Set(around.flatMap((line) => (typeof line?.shiftPt === 'number' ? line.shiftPt : []))),
  ];
}
