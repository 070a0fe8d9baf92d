import type { PageWords } from '#contract/http/versions.ts';
import { furnitureOf } from './page-furniture.ts';

/** The words of a whole document in one row, without furniture, and where each of them stands. */
export type FlatWords = {
  texts: string[];
  /** Index of the page of each word, from 0, and its index among the page's words. */
  pages: Int32Array;
  indexes: Int32Array;
  /** How many of the row's words each page has. */
  counts: Int32Array;
};

/** Puts the words of all pages in one row. */
export function flatWords(pages: readonly PageWords[]): FlatWords {
  const furniture = furnitureOf(pages);
  const texts: string[] = [];
  const pageOf: number[] = [];
  const indexOf: number[] = [];
  const counts = new Int32Array(pages.length);
  for (const [page, { words }] of pages.entries())
    for (const [index, [text]] of words.entries()) {
      if (furniture[page]?.[index]) continue;
      texts.push(text);
      pageOf.push(page);
      indexOf.push(index);
      counts[page] = (counts[page] ?? 0) + 1;
    }
  return { texts, pages: Int32Array.from(pageOf), indexes: Int32Array.from(indexOf), counts };
}
