/** Runs at most so many works at once; the others wait in their order. */
export interface Turns {
  /** How many wait now. */
  readonly waiting: number;
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Makes turns for work that takes so much that only `atOnce` of it may run. */
export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    get waiting() {
      return waiting.length;
    },
    async run(work) {
      if (running < atOnce) running += 1;
      else await new Promise<void>((go) => waiting.push(go));
      try {
        return await work();
      } finally {
        // Who waits takes the place over: nobody comes in between.
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
