import type { LineMeasurement } from '#client/media/line-samples.ts';

/** What a line is good for: sound and full pictures, sound and small pictures, sound alone, or nothing at all. */
export type LineVerdict = 'good' | 'small' | 'audio' | 'none';

type Needs = { upKbps: number; downKbps: number; loss: number; rttMs: number };

/** Least rates, most loss and delay of each verdict: a picture of 720 lines takes about 700 kbit/s, the smallest layer about 120. */
const NEEDS: readonly (Needs & { verdict: LineVerdict })[] = [
  { verdict: 'good', upKbps: 500, downKbps: 500, loss: 0.03, rttMs: 300 },
  { verdict: 'small', upKbps: 150, downKbps: 150, loss: 0.1, rttMs: 800 },
];

/** The verdict on a line; null is a line over which no connection came about. */
export function lineVerdict(line: LineMeasurement | null): LineVerdict {
  if (line === null) return 'none';
  const enough = NEEDS.find(
    (needs) =>
      line.upKbps >= needs.upKbps &&
      line.downKbps >= needs.downKbps &&
      line.loss <= needs.loss &&
      line.rttMs <= needs.rttMs,
  );
  return enough?.verdict ?? 'audio';
}
