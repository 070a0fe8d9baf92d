/** How many frames one connection may send: a bucket that refills. */
export interface FrameBudget {
  /** Takes one; false when the bucket is empty. */
  take(nowMs: number): boolean;
}

/** Makes a bucket of `burst` frames that refills with `perSecond`. */
export function createFrameBudget(burst: number, perSecond: number): FrameBudget {
  let level = burst;
  let at = 0;
  return {
    take(nowMs) {
      level = Math.min(burst, level + (Math.max(0, nowMs - at) * perSecond) / 1000);
      at = nowMs;
      if (level < 1) return false;
      level -= 1;
      return true;
    },
  };
}
