import type { RecordingContents } from '#contract/http/recordings.ts';
import type { Kill } from './recording-killer.ts';

/** A kill, and when sound and picture were in files again, in milliseconds of the wall clock. */
export type OutlivedKill = Kill & { backAt: number };

type Stretch = { fromMs: number; toMs: number };
type Gaps = RecordingContents['gaps'];

/** What was not written yet when it was killed is gone, at most: a cluster of the file, and the time since the last sign of life. */
const UNWRITTEN_MS = 3_500;
const SLACK_MS = 500;

/** The gaps of all tracks as one row that does not overlap. */
export function union(gaps: Gaps): Stretch[] {
  const row: Stretch[] = [];
  for (const { fromMs, toMs } of gaps.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = row.at(-1);
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else row.push({ fromMs, toMs });
  }
  return row;
}

/** Where nothing is missing, in a recording of that length. */
export function clearStretches(gaps: Gaps, durationMs: number): Stretch[] {
  const missing = union(gaps);
  const starts = [0, ...missing.map(({ toMs }) => toMs)];
  const ends = [...missing.map(({ fromMs }) => fromMs), durationMs];
  return starts.map((fromMs, index) => ({ fromMs, toMs: ends[index] ?? durationMs }));
}

/** The gaps that were open when something was killed. */
function gapsOf({ at }: Kill, gaps: Gaps, startMs: number): Gaps {
  const offset = at - startMs;
  return gaps.filter(({ fromMs, toMs }) => fromMs <= offset + SLACK_MS && toMs >= offset);
}

/**
 * The kills whose gap is not told, or after which, by what is told, it was not recorded any more though it was seen to be. Sound and
 * picture do not pass through the database: its death need leave no gap.
 */
export function lostBy(kills: readonly OutlivedKill[], gaps: Gaps, startMs: number) {
  return kills.filter((kill) => {
    const own = gapsOf(kill, gaps, startMs);
    const isMissing = own.length === 0 && kill.what !== 'database';
    return isMissing || own.some(({ toMs }) => toMs > kill.backAt - startMs + SLACK_MS);
  });
}

/** When something was killed of which no gap tells, in milliseconds from the start: then something is to be heard and seen. */
export function withoutGap(kills: readonly OutlivedKill[], gaps: Gaps, startMs: number): number[] {
  const silent = kills.filter((kill) => gapsOf(kill, gaps, startMs).length === 0);
  return silent.map(({ at }) => at - startMs);
}

/** As long may be missing after all these kills, in milliseconds, and no longer. */
export function mostMissingMs(kills: readonly OutlivedKill[]): number {
  return kills.reduce((sum, { at, backAt }) => sum + backAt - at + UNWRITTEN_MS, 0);
}
