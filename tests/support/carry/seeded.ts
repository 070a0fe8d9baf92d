/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export function seeded(seed: number) {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    /** One of them; there must be one. */
    pick<T>(all: readonly T[]): T {
      const one = all[below(all.length)];
      if (one === undefined) throw new Error('Nothing to pick from.');
      return one;
    },
  };
}

export type Seeded = ReturnType<typeof seeded>;
