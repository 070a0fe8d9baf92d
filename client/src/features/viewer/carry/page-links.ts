import type { NewPageAnchors, OldPageAnchors, PageWord } from '#contract/http/versions.ts';
import type { PageRect } from '../page-space.ts';

/** A word of the newer version: its page and its index there. */
export type NewPlace = { page: number; index: number };

/** A stretch of words of one page of the newer version, both ends within it. */
export type NewStretch = { page: number; from: number; to: number };

/** So many words before and after a passage are looked at to say between which words it stood. */
const CONTEXT_WORDS = 15;

/** An annotated page of the older version and the pages of the newer one on which its words may be. */
export class PageLinks {
  readonly old: OldPageAnchors;
  readonly #newPages: ReadonlyMap<number, NewPageAnchors>;
  readonly #links: (NewPlace | undefined)[];

  constructor(old: OldPageAnchors, newPages: readonly NewPageAnchors[]) {
    this.old = old;
    this.#newPages = new Map(newPages.map((page) => [page.page, page]));
    this.#links = new Array(old.words.length);
    for (const [start, length, page, newStart] of old.runs)
      for (let i = 0; i < length; i += 1) this.#links[start + i] = { page, index: newStart + i };
  }

  /** Where a word of the old page is now; undefined: it is no more. */
  linkOf(index: number): NewPlace | undefined {
    return this.#links[index];
  }

  /** A page of the newer version, if it is known here. */
  newPage(page: number): NewPageAnchors | undefined {
    return this.#newPages.get(page);
  }

  /** A word of the newer version with its box. */
  wordAt({ page, index }: NewPlace): PageWord | undefined {
    return this.#newPages.get(page)?.words[index];
  }

  /** The words of a stretch. */
  wordsOf({ page, from, to }: NewStretch): PageWord[] {
    return this.#newPages.get(page)?.words.slice(from, to + 1) ?? [];
  }

  /** The page that became of the old one, and its neighbours, as far as they are known. */
  likelyPages(): NewPageAnchors[] {
    const { newPage } = this.old;
    if (newPage === null) return [];
    return [newPage, newPage - 1, newPage + 1].flatMap((page) => this.#newPages.get(page) ?? []);
  }

  /** The words that now stand where the old words from `first` to `last` stood: between those around them. Null: none do. */
  inPlaceOf(first: number, last: number): NewStretch | null {
    const before = this.#nearest(first - 1, -1);
    const after = this.#nearest(last + 1, 1);
    if (!before || !after || before.page !== after.page) return null;
    const [from, to] = [before.index + 1, after.index - 1];
    return from <= to ? { page: before.page, from, to } : null;
  }

  #nearest(start: number, step: 1 | -1): NewPlace | undefined {
    for (let i = 0; i < CONTEXT_WORDS; i += 1) {
      const link = this.#links[start + i * step];
      if (link) return link;
    }
    return undefined;
  }
}

/** The indexes of the words that lie in rectangles by more than half. */
export function wordsIn(words: readonly PageWord[], rects: readonly PageRect[]): number[] {
  return [...words.keys()].filter((index) => {
    const word = words[index];
    return word && rects.some((rect) => sharedArea(word, rect) > 0.5 * word[3] * word[4]);
  });
}

function sharedArea([, x, y, width, height]: PageWord, rect: PageRect): number {
  const across = Math.min(x + width, rect[0] + rect[2]) - Math.max(x, rect[0]);
  const down = Math.min(y + height, rect[1] + rect[3]) - Math.max(y, rect[1]);
  return Math.max(0, across) * Math.max(0, down);
}
