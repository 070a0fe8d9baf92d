import type { PageWord, PageWords } from '#contract/http/versions.ts';

/** The part of a page's height, at its top and its bottom, in which running heads and page numbers stand. */
const EDGE = 0.09;
/** What stands there on so many of the pages, and on three at least, is furniture. */
const SHARE = 0.3;

/**
 * For each page, which of its words are furniture: running heads, feet and page numbers. They stand between the words of a sentence
 * that goes on overleaf, and a number that differs says nothing of what the page tells.
 */
export function furnitureOf(pages: readonly PageWords[]): boolean[][] {
  const lines = pages.map(edgeLines);
  const pagesWith = new Map<string, number>();
  for (const ofPage of lines)
    for (const key of new Set(ofPage.values())) pagesWith.set(key, (pagesWith.get(key) ?? 0) + 1);
  const enough = Math.max(3, SHARE * pages.length);
  return pages.map(({ words }, page) =>
    words.map((_, index) => {
      const key = lines[page]?.get(index);
      return key !== undefined && (pagesWith.get(key) ?? 0) >= enough;
    }),
  );
}

/** The words at the edges of a page, each with the text of its line, numbers made alike. */
function edgeLines({ words, heightPt }: PageWords): Map<number, string> {
  const lines = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    const middle = word[2] + word[4] / 2;
    const isAtEdge = middle < EDGE * heightPt || middle > (1 - EDGE) * heightPt;
    if (isAtEdge) append(lines, lineKey(word, middle), index);
  }
  const keys = new Map<number, string>();
  for (const [, indexes] of lines) {
    const text = indexes.map((index) => words[index]?.[0] ?? '').join(' ');
    for (const index of indexes) keys.set(index, text.replace(/\d+/g, '#'));
  }
  return keys;
}

function lineKey(word: PageWord, middle: number): string {
  return String(Math.round(middle / Math.max(4, word[4])));
}

function append(lines: Map<string, number[]>, key: string, index: number): void {
  const line = lines.get(key);
  if (line) line.push(index);
  else lines.set(key, [index]);
}
