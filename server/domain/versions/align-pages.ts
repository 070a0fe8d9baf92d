import type { FlatWords } from './flat-words.ts';
import type { WordLinks } from './link-words.ts';

/** Which page of the old version each page of the new one is, and which old pages are no more; pages counted from 0. */
export type PageMap = { oldOf: (number | null)[]; removed: number[] };

/** A page with fewer words is told by its picture. */
const FEW_WORDS = 5;
/** A page is the like of another when at least this share of its words came from there. */
const LIKENESS = 0.2;

/** Whether a page has too little text to be told by its words. */
export function isTextless(words: FlatWords, page: number): boolean {
  return (words.counts[page] ?? 0) < FEW_WORDS;
}

/**
 * Tells by the links of their words which page became which. A text that flows over from page to page keeps its pages: each is the
 * like of the old page from which most of its words came. Pages without text come in pairs found by their pictures.
 */
export function alignPages(
  old: FlatWords,
  fresh: FlatWords,
  links: WordLinks,
  picturePairs: readonly (readonly [old: number, fresh: number])[] = [],
): PageMap {
  const from = fromPages(old, fresh, links);
  const oldOf = from.map((sources, page) => {
    const count = fresh.counts[page] ?? 0;
    const linked = [...sources.values()].reduce((sum, n) => sum + n, 0);
    return count > 0 && linked / count >= LIKENESS ? mostOf(sources) : null;
  });
  for (const [oldPage, page] of picturePairs) oldOf[page] ??= oldPage;
  const kept = linkedOnOldPages(old, links);
  const likes = new Set(oldOf);
  const removed = [...old.counts.keys()].filter((page) => {
    const count = old.counts[page] ?? 0;
    return !likes.has(page) && (count === 0 || (kept[page] ?? 0) / count < LIKENESS);
  });
  return { oldOf, removed };
}

/** For each new page how many of its words came from which old page. */
function fromPages(old: FlatWords, fresh: FlatWords, links: WordLinks): Map<number, number>[] {
  const from = Array.from(fresh.counts, () => new Map<number, number>());
  for (const [at, link] of links.entries()) {
    const sources = link < 0 ? undefined : from[fresh.pages[link] ?? -1];
    const source = old.pages[at] ?? -1;
    sources?.set(source, (sources.get(source) ?? 0) + 1);
  }
  return from;
}

function mostOf(sources: Map<number, number>): number | null {
  let most: [number, number] | null = null;
  for (const [page, count] of sources) if (!most || count > most[1]) most = [page, count];
  return most?.[0] ?? null;
}

function linkedOnOldPages(old: FlatWords, links: WordLinks): Int32Array {
  const kept = new Int32Array(old.counts.length);
  for (const [at, link] of links.entries()) {
    const page = old.pages[at] ?? 0;
    if (link >= 0) kept[page] = (kept[page] ?? 0) + 1;
  }
  return kept;
}
