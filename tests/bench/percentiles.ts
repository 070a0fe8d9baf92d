/** Median, tail and worst of a set of measurements, in the unit they were taken in. */
export type Percentiles = { n: number; p50: number; p95: number; p99: number; max: number };

/** The percentiles of measurements by nearest rank; throws when there are none. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    if (value === undefined) throw new Error('Nothing was measured.');
    return value;
  };
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** One line for the report: `p50 12.1 · p95 14.0 · p99 15.2 · max 17.3 ms (n=700)`. */
export function inMilliseconds(values: readonly number[]): string {
  const { n, p50, p95, p99, max } = percentiles(values);
  const [a, b, c, d] = [p50, p95, p99, max].map((value) => value.toFixed(1));
  return `p50 ${a} · p95 ${b} · p99 ${c} · max ${d} ms (n=${n})`;
}
