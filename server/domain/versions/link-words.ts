import { commonRuns } from './common-runs.ts';
import { linkMovedRuns } from './moved-runs.ts';
import { type Pair, risingPairs } from './rising-pairs.ts';

/** For each word of the old text the index of the same word in the new one; -1: it is no more. */
export type WordLinks = Int32Array;

/** How many words in a row must be found once in each text to hold both together, longest first. */
const SHINGLES = [6, 4, 2, 1];

/** Below so many words in all, two stretches are compared word by word at once. */
const SMALL = 400;

type Span = { start: number; end: number };

/**
 * Links the words of two texts: what stands once in both holds them together (as patience diff does with lines), the stretches between
 * are compared word by word, and what was carried elsewhere is linked at last. Each new word is linked once at most. Fast for whole
 * books, since no stretch that is compared word by word is long.
 */
export function linkWords(old: readonly string[], fresh: readonly string[]): WordLinks {
  const links: WordLinks = new Int32Array(old.length).fill(-1);
  const [oldIds, freshIds] = numbered(old, fresh);
  linkSpan(oldIds, freshIds, links);
  linkMovedRuns(oldIds, freshIds, links);
  return links;
}

/** Words as numbers: the same word the same number. */
function numbered(old: readonly string[], fresh: readonly string[]): [Int32Array, Int32Array] {
  const ids = new Map<string, number>();
  const idOf = (word: string) => {
    const known = ids.get(word);
    if (known !== undefined) return known;
    ids.set(word, ids.size);
    return ids.size - 1;
  };
  return [Int32Array.from(old, idOf), Int32Array.from(fresh, idOf)];
}

function linkSpan(old: Int32Array, fresh: Int32Array, links: WordLinks): void {
  // A list of what is left instead of recursion: a book of one repeated page must not exhaust the stack.
  const left: [Span, Span][] = [
    [
      { start: 0, end: old.length },
      { start: 0, end: fresh.length },
    ],
  ];
  for (let next = left.pop(); next; next = left.pop()) {
    const [a, b] = linkEnds(old, fresh, next, links);
    if (a.start === a.end || b.start === b.end) continue;
    const anchors = isSmall(a, b) ? [] : anchorsIn(old, fresh, a, b);
    if (anchors.length === 0) linkWordByWord(old, fresh, a, b, links);
    else left.push(...between(anchors, a, b));
  }
}

function isSmall(a: Span, b: Span): boolean {
  return a.end - a.start + b.end - b.start <= SMALL;
}

/** Links what is the same at both ends, and answers what is left between. */
function linkEnds(
  old: Int32Array,
  fresh: Int32Array,
  [a, b]: [Span, Span],
  links: WordLinks,
): [Span, Span] {
  let [start, newStart] = [a.start, b.start];
  let [end, newEnd] = [a.end, b.end];
  while (start < end && newStart < newEnd && old[start] === fresh[newStart])
    links[start++] = newStart++;
  while (start < end && newStart < newEnd && old[end - 1] === fresh[newEnd - 1])
    links[--end] = --newEnd;
  return [
    { start, end },
    { start: newStart, end: newEnd },
  ];
}

/** Places that hold both stretches together: runs of words that are in each of them exactly once, in the same order. */
function anchorsIn(old: Int32Array, fresh: Int32Array, a: Span, b: Span): Pair[] {
  for (const length of SHINGLES) {
    const inOld = onceIn(old, a, length);
    const inFresh = onceIn(fresh, b, length);
    const pairs: Pair[] = [];
    for (const [key, at] of inOld) {
      const there = inFresh.get(key);
      if (at >= 0 && there !== undefined && there >= 0) pairs.push([at, there]);
    }
    const anchors = risingPairs(pairs);
    if (anchors.length > 0) return anchors;
  }
  return [];
}

/** Where each run of `length` words stands; -1 for one that stands there more than once. */
function onceIn(words: Int32Array, span: Span, length: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = span.start; at + length <= span.end; at += 1) {
    const key = words.subarray(at, at + length).join();
    places.set(key, places.has(key) ? -1 : at);
  }
  return places;
}

/** The stretches from anchor to anchor: each begins with its anchor, whose words are then linked as its beginning. */
function between(anchors: readonly Pair[], a: Span, b: Span): [Span, Span][] {
  const starts: Pair[] = [[a.start, b.start], ...anchors];
  return starts.map(([start, newStart], index): [Span, Span] => {
    const [end, newEnd] = starts[index + 1] ?? [a.end, b.end];
    return [
      { start, end },
      { start: newStart, end: newEnd },
    ];
  });
}

function linkWordByWord(
  old: Int32Array,
  fresh: Int32Array,
  a: Span,
  b: Span,
  links: WordLinks,
): void {
  const runs = commonRuns(old.subarray(a.start, a.end), fresh.subarray(b.start, b.end));
  for (const { oldStart, newStart, length } of runs)
    for (let i = 0; i < length; i += 1) links[a.start + oldStart + i] = b.start + newStart + i;
}
