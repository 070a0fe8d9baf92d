import type { QueryTerm, wordsOf } from './document-query.ts';
import type { Mark, Snippet } from './http/search.ts';
import { matchText, type TextMatch } from './match-text.ts';

/** How many pages of a document are shown with what was found on them. */
export const PAGES_SHOWN = 3;

const BEFORE = 60;
const LONGEST = 220;

/** The stretch of a text that shows a query best, on one line; null when the text does not answer the query. */
export function snippetOf(
  text: string,
  terms: readonly QueryTerm[],
  read?: typeof wordsOf,
): { snippet: Snippet; isExact: boolean } | null {
  const line = text.replace(/\s+/g, ' ').trim();
  const found = matchText(line, terms, read);
  const first = found && bestStart(found.matches);
  if (!first) return null;
  const from = wordStart(line, Math.max(0, first.start - BEFORE));
  const to = Math.max(first.end, wordEnd(line, Math.min(line.length, from + LONGEST)));
  const before = from > 0 ? '… ' : '';
  const marks = found.matches.flatMap(({ start, end }): Mark[] =>
    start >= from && end <= to ? [[start - from + before.length, end - from + before.length]] : [],
  );
  const after = to < line.length ? ' …' : '';
  const snippet = { text: `${before}${line.slice(from, to).trimEnd()}${after}`, marks };
  return { snippet, isExact: found.isExact };
}

/** A short text in full, with the terms marked that stand in it. */
export function markedWhole(text: string, terms: readonly QueryTerm[]): Snippet {
  const found = matchText(text, terms);
  return { text, marks: found?.matches.map(({ start, end }) => [start, end]) ?? [] };
}

/** The match from which on most of the terms stand near each other. */
function bestStart(matches: readonly TextMatch[]): TextMatch | undefined {
  let best: TextMatch | undefined;
  let most = 0;
  for (const [index, match] of matches.entries()) {
    const near = new Set<number>();
    for (let i = index; i < matches.length; i += 1) {
      const other = matches[i];
      if (!other || other.end > match.start + LONGEST - BEFORE) break;
      near.add(other.term);
    }
    if (near.size <= most) continue;
    best = match;
    most = near.size;
  }
  return best ?? matches[0];
}

function wordStart(line: string, at: number): number {
  if (at === 0) return 0;
  const space = line.indexOf(' ', at);
  return space >= 0 && space - at < 20 ? space + 1 : at;
}

function wordEnd(line: string, at: number): number {
  if (at >= line.length) return line.length;
  const space = line.lastIndexOf(' ', at);
  return at - space < 20 ? space : at;
}
