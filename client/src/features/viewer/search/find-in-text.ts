import { parseDocumentQuery } from '#contract/document-query.ts';
import { foldingOf } from '#contract/fold-text.ts';
import { matchText } from '#contract/match-text.ts';
import type { TextSpan } from '../page-text.ts';
import { type FoldedText, foldWithPlaces } from './fold-text.ts';

/** A place where the query stands, with the words around it for the list. */
export type Hit = TextSpan & { page: number; before: string; found: string; after: string };

const AROUND = 36;

/**
 * Finds a query in the text of a page; with and without Vietnamese marks, see `foldingOf`. Where it does not stand as it was typed,
 * its words are found apart, as the search over all documents does.
 */
export function findInText(page: number, original: string, query: string): Hit[] {
  const folding = foldingOf(query);
  const needle = foldWithPlaces(query, folding).text.trim();
  if (needle === '') return [];
  const { text, origin }: FoldedText = foldWithPlaces(original, folding);
  const hits: Hit[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    const start = origin[at] ?? 0;
    const end = origin[at + needle.length] ?? original.length;
    hits.push({ page, start, end, ...around(original, start, end) });
  }
  if (hits.length > 0) return hits;
  const apart = matchText(original, parseDocumentQuery(query));
  // Marks that were typed are meant here too.
  const places = apart?.isExact ? apart.matches : [];
  return places.map(({ start, end }) => ({
    page,
    start,
    end,
    ...around(original, start, end),
  }));
}

function around(original: string, start: number, end: number) {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(original.length, end + AROUND);
  const flat = (part: string) => part.replace(/\s+/g, ' ');
  return {
    before: `${from > 0 ? '…' : ''}${flat(original.slice(from, start))}`,
    found: flat(original.slice(start, end)),
    after: `${flat(original.slice(end, to))}${to < original.length ? '…' : ''}`,
  };
}
