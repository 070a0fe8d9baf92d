/** Values of the keys that were set last; more than the limit drop the one that was set the longest ago. */
export type LastUsed<Key, Value> = {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
};

/** Makes a map that holds at most `limit` keys: for what can be reckoned anew, so that what is kept doesn't grow for ever. */
export function createLastUsed<Key, Value>(limit: number): LastUsed<Key, Value> {
  const kept = new Map<Key, Value>();
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      kept.delete(key);
      kept.set(key, value);
      const [longestUnused] = kept.keys();
      if (kept.size > limit && longestUnused !== undefined) kept.delete(longestUnused);
    },
  };
}
