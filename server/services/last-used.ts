/** Values of the keys that were used last; more than the limit drop the one that was neither read nor set for the longest time. */
export type LastUsed<Key, Value> = {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
};

/** Makes a map that holds at most `limit` keys: for what can be reckoned anew, so that what is kept doesn't grow for ever. */
export function createLastUsed<Key, Value>(limit: number): LastUsed<Key, Value> {
  const kept = new Map<Key, Value>();
  const refresh = (key: Key, value: Value) => {
    kept.delete(key);
    kept.set(key, value);
  };
  return {
    get(key) {
      const value = kept.get(key);
      if (value !== undefined) refresh(key, value);
      return value;
    },
    set(key, value) {
      refresh(key, value);
      const [longestUnused] = kept.keys();
      if (kept.size > limit && longestUnused !== undefined) kept.delete(longestUnused);
    },
  };
}
