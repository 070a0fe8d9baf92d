/** A place in the old text and its like in the new one. */
export type Pair = readonly [old: number, fresh: number];

/** The longest choice of pairs that rise in both texts (patience sorting); the old places must differ. */
export function risingPairs(pairs: readonly Pair[]): Pair[] {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  /** For each length the index of the pair with the lowest end among choices of that length. */
  const ends: number[] = [];
  const before = new Int32Array(sorted.length).fill(-1);
  for (const [index, [, fresh]] of sorted.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[ends[middle] ?? 0]?.[1] ?? 0) < fresh) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  }
  const chosen: Pair[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = sorted[index];
    if (pair) chosen.push(pair);
  }
  return chosen.reverse();
}
