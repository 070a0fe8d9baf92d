import search from 'approx-string-match';
import type { NewPageAnchors } from '#contract/http/versions.ts';
import type { NewStretch } from './page-links.ts';

/** A quote shorter than this is found by chance. */
const LEAST_LETTERS = 12;
/** The part of a quote's letters that may differ. */
const ERRORS = 0.25;
/** A quote longer than this is looked for by its beginning. */
const MOST_LETTERS = 400;

/**
 * Looks for a quote among the words that are new on some pages (those that were there before belong to somebody else), letters allowed
 * to differ. Null: it is not there.
 */
export function findQuote(quote: string, pages: readonly NewPageAnchors[]): NewStretch | null {
  const pattern = quote.slice(0, MOST_LETTERS);
  if (pattern.length < LEAST_LETTERS) return null;
  let best: (NewStretch & { errors: number }) | null = null;
  for (const { page, words, added } of pages)
    for (const [first, count] of added) {
      const { text, starts } = joined(words.slice(first, first + count).map(([word]) => word));
      for (const match of search(text, pattern, Math.floor(pattern.length * ERRORS))) {
        if (best && match.errors >= best.errors) continue;
        const from = first + wordAt(starts, match.start);
        const to = first + wordAt(starts, Math.max(match.start, match.end - 1));
        best = { page, from, to, errors: match.errors };
      }
    }
  return best && { page: best.page, from: best.from, to: best.to };
}

function joined(words: readonly string[]): { text: string; starts: number[] } {
  const starts: number[] = [];
  let text = '';
  for (const word of words) {
    starts.push(text.length);
    text += `${word} `;
  }
  return { text, starts };
}

function wordAt(starts: readonly number[], offset: number): number {
  const after = starts.findIndex((start) => start > offset);
  return after === -1 ? starts.length - 1 : Math.max(0, after - 1);
}
