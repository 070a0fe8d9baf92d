/** Runs work one after the other per key; different keys run side by side. */
export interface KeyedQueue<K> {
  /** Waits for all earlier work of the key, whether it failed or not, then runs this. */
  run<T>(key: K, work: () => Promise<T>): Promise<T>;
}

/** Makes a queue; a key without waiting work takes no memory. */
export function createKeyedQueue<K>(): KeyedQueue<K> {
  const tails = new Map<K, Promise<unknown>>();
  return {
    run(key, work) {
      const turn = (tails.get(key) ?? Promise.resolve()).then(work, work);
      const tail = turn
        .catch(() => undefined)
        .then(() => {
          if (tails.get(key) === tail) tails.delete(key);
        });
      tails.set(key, tail);
      return turn;
    },
  };
}
