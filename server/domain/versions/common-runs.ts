import { diffArrays } from 'diff';

/** Words in a row that stand in both stretches. */
export type CommonRun = { oldStart: number; newStart: number; length: number };

/** More differences than this are not counted out: the stretches are then said to have nothing in common. */
const MAX_EDITS = 4000;
/** For the longest stretches alone; what is left out then shows as changed, never as wrong. */
const TIMEOUT_MS = 2000;

/**
 * Compares two stretches word by word (Myers). Short likenesses amid long differences are chance ("của", "và") and are dropped, as
 * diff-match-patch does: a passage that was rewritten shows as one change, and nothing is anchored on its small words.
 */
export function commonRuns(old: Int32Array, fresh: Int32Array): CommonRun[] {
  const changes = diffArrays([...old], [...fresh], {
    maxEditLength: MAX_EDITS,
    timeout: TIMEOUT_MS,
  });
  if (!changes) return [];
  const pieces = piecesOf(changes);
  dropChanceRuns(pieces);
  const runs: CommonRun[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const { removed, added, kept } of pieces) {
    oldAt += removed;
    newAt += added;
    if (kept > 0) runs.push({ oldStart: oldAt, newStart: newAt, length: kept });
    oldAt += kept;
    newAt += kept;
  }
  return runs;
}

/** A difference, and the words in common that follow it. */
type Piece = { removed: number; added: number; kept: number };

function piecesOf(changes: { count: number; added: boolean; removed: boolean }[]): Piece[] {
  const pieces: Piece[] = [{ removed: 0, added: 0, kept: 0 }];
  for (const { count, added, removed } of changes) {
    let last = pieces.at(-1);
    if (!last || ((added || removed) && last.kept > 0)) {
      last = { removed: 0, added: 0, kept: 0 };
      pieces.push(last);
    }
    if (added) last.added += count;
    else if (removed) last.removed += count;
    else last.kept += count;
  }
  return pieces;
}

/** Joins differences that are parted by fewer words than either of them has. */
function dropChanceRuns(pieces: Piece[]): void {
  for (let index = 0; index + 1 < pieces.length; index += 1) {
    const [before, after] = [pieces[index], pieces[index + 1]];
    if (!before || !after) continue;
    const { kept } = before;
    const isChance =
      kept <= Math.max(before.removed, before.added) &&
      kept <= Math.max(after.removed, after.added);
    if (!isChance) continue;
    const removed = before.removed + kept + after.removed;
    const added = before.added + kept + after.added;
    pieces.splice(index, 2, { removed, added, kept: after.kept });
    // What has grown may swallow what stands before it.
    index = Math.max(-1, index - 2);
  }
}
