/** So many words in a row, found once among what is left of each text, are the same words in another place. */
const LEAST = 6;

/** Links passages that were carried elsewhere: among the words not linked yet, runs that stand once in each text. */
export function linkMovedRuns(old: Int32Array, fresh: Int32Array, links: Int32Array): void {
  const taken = new Uint8Array(fresh.length);
  for (const link of links) if (link >= 0) taken[link] = 1;
  const inFresh = placesOf(fresh, (at) => taken[at] === 1);
  const inOld = placesOf(old, (at) => (links[at] ?? -1) >= 0);
  for (const [key, at] of inOld) {
    const there = inFresh.get(key);
    if (at < 0 || there === undefined || there < 0) continue;
    if ((links[at] ?? -1) >= 0 || taken[there]) continue;
    let [start, newStart] = [at, there];
    const isFree = (a: number, b: number) =>
      a >= 0 &&
      b >= 0 &&
      a < old.length &&
      b < fresh.length &&
      old[a] === fresh[b] &&
      (links[a] ?? -1) < 0 &&
      !taken[b];
    while (isFree(start - 1, newStart - 1)) {
      start -= 1;
      newStart -= 1;
    }
    for (; isFree(start, newStart); start += 1, newStart += 1) {
      links[start] = newStart;
      taken[newStart] = 1;
    }
  }
}

/** Where each run of free words begins; -1 for one that is there more than once. */
function placesOf(words: Int32Array, isTaken: (at: number) => boolean): Map<string, number> {
  const places = new Map<string, number>();
  let free = 0;
  for (let at = 0; at < words.length; at += 1) {
    free = isTaken(at) ? 0 : free + 1;
    if (free < LEAST) continue;
    const start = at - LEAST + 1;
    const key = words.subarray(start, at + 1).join();
    places.set(key, places.has(key) ? -1 : start);
  }
  return places;
}
