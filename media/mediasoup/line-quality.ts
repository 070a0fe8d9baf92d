import type { LineQuality, LineReport } from '#media/media-engine.ts';

/**
 * What is measured of a line. Scores are mediasoup's 0–10 (share of packets that arrive in time), of the worst stream that
 * flows in that direction; null when nothing flows. `kbps` is the estimate of the line towards the device.
 */
export type LineMeasurement = {
  kbps: number | null;
  receiveScore: number | null;
  sendScore: number | null;
};

/** Below this, in kbit/s, hardly one small picture passes beside the sound. */
const WEAK_KBPS = 150;
/** Below this, in kbit/s, the speaker's picture passes, but no gallery. */
const FAIR_KBPS = 400;

/** A word for the line: its worst direction counts. */
export function lineQuality(line: LineMeasurement): LineQuality {
  const score = Math.min(line.receiveScore ?? 10, line.sendScore ?? 10);
  const kbps = line.kbps ?? Number.POSITIVE_INFINITY;
  if (score <= 4 || kbps < WEAK_KBPS) return 'weak';
  if (score <= 7 || kbps < FAIR_KBPS) return 'fair';
  return 'good';
}

/** True when a new report is worth telling: another word, other pictures held back, or an estimate that differs by a fifth. */
export function lineChanged(before: LineReport | null, now: LineReport): boolean {
  if (before === null || before.quality !== now.quality) return true;
  if (before.receives !== now.receives || before.heldBack.join() !== now.heldBack.join())
    return true;
  if (before.kbps === null || now.kbps === null) return before.kbps !== now.kbps;
  return Math.abs(now.kbps - before.kbps) > before.kbps / 5;
}

/** The lowest of the scores that are known; null when none is. */
export function worst(scores: readonly (number | null)[]): number | null {
  const known = scores.filter((score) => score !== null);
  return known.length === 0 ? null : Math.min(...known);
}
