import type { PageChange, PageWord, PageWords, Passage } from '#contract/http/versions.ts';
import type { PageMap } from './align-pages.ts';
import type { FlatWords } from './flat-words.ts';
import type { WordLinks } from './link-words.ts';
import { wordLines } from './word-lines.ts';

/** What changed in the words of a page. */
export type WordChanges = Pick<PageChange, 'addedWords' | 'removedWords' | 'added' | 'removed'>;

/** So many passages a page are told, and so many letters of each; the counts count all. */
const MAX_PASSAGES = 60;
const MAX_LETTERS = 600;

type Side = { pages: readonly PageWords[]; flat: FlatWords };

/**
 * For each page of the new version the passages that came, and those that went at its place; what went with a whole page is not told
 * here. The links span pages, so that a text which only flowed over to the next page has not changed.
 */
export function wordDifference(
  old: Side,
  fresh: Side,
  links: WordLinks,
  { removed }: Pick<PageMap, 'removed'>,
): WordChanges[] {
  const changes = fresh.pages.map(
    (): WordChanges => ({ addedWords: 0, removedWords: 0, added: [], removed: [] }),
  );
  for (const { page, passage, count } of passagesOf(fresh, addedIn(fresh.flat, links))) {
    const change = changes[page];
    if (!change) continue;
    change.addedWords += count;
    if (change.added.length < MAX_PASSAGES) change.added.push(passage);
  }
  const gone = new Set(removed);
  for (const { page, passage, count, at } of passagesOf(old, (word) => (links[word] ?? -1) < 0)) {
    if (gone.has(page)) continue;
    const change = changes[placeOf(at, old.flat, fresh.flat, links)];
    if (!change) continue;
    change.removedWords += count;
    if (change.removed.length < MAX_PASSAGES)
      change.removed.push({ ...passage, oldPage: page + 1 });
  }
  return changes;
}

function addedIn(fresh: FlatWords, links: WordLinks): (at: number) => boolean {
  const known = new Uint8Array(fresh.texts.length);
  for (const link of links) if (link >= 0) known[link] = 1;
  return (at) => known[at] === 0;
}

type Found = { page: number; passage: Passage; count: number; at: number };

/** Words in a row that are wanted, a passage for each page that they stand on. */
function passagesOf({ pages, flat }: Side, isWanted: (at: number) => boolean): Found[] {
  const found: Found[] = [];
  let words: PageWord[] = [];
  for (let at = 0; at < flat.texts.length; at += 1) {
    if (!isWanted(at)) continue;
    const page = flat.pages[at] ?? 0;
    const word = pages[page]?.words[flat.indexes[at] ?? -1];
    if (word) words.push(word);
    const goesOn = at + 1 < flat.texts.length && flat.pages[at + 1] === page && isWanted(at + 1);
    if (goesOn) continue;
    found.push({ page, passage: passageOf(words), count: words.length, at });
    words = [];
  }
  return found;
}

function passageOf(words: readonly PageWord[]): Passage {
  const text = words.map(([word]) => word).join(' ');
  return {
    text: text.length > MAX_LETTERS ? `${text.slice(0, MAX_LETTERS)}…` : text,
    rects: wordLines(words),
  };
}

/** The new page at whose place a passage went: where the nearest word before it is now, else the nearest after it. */
function placeOf(at: number, old: FlatWords, fresh: FlatWords, links: WordLinks): number {
  for (let before = at; before >= 0; before -= 1) {
    const link = links[before] ?? -1;
    if (link >= 0) return fresh.pages[link] ?? 0;
  }
  for (let after = at; after < old.texts.length; after += 1) {
    const link = links[after] ?? -1;
    if (link >= 0) return fresh.pages[link] ?? 0;
  }
  return 0;
}
