import { hasMarks, type PlacedWord, type QueryTerm, type Word, wordsOf } from './document-query.ts';

/** A stretch of a text that answers a query: from its first UTF-16 unit to after its last; `term` is its place in the query. */
export type TextMatch = { start: number; end: number; term: number };

/** What was found in a text; `isExact`: with the very marks that were typed. */
export type TextMatches = { matches: TextMatch[]; isExact: boolean };

/**
 * Finds a query in a text by whole words; null unless every term is there. Words that stand together as they were typed are found
 * as one and nothing else is; where a term stands with the marks that were typed, it is not found without them. Whoever looks into
 * many texts gives one reader of words for all.
 */
export function matchText(
  text: string,
  terms: readonly QueryTerm[],
  read = wordsOf,
): TextMatches | null {
  if (terms.length === 0) return null;
  const words = read(text);
  return togetherIn(words, terms) ?? apartIn(words, terms);
}

function togetherIn(words: readonly PlacedWord[], terms: readonly QueryTerm[]): TextMatches | null {
  if (terms.length < 2) return null;
  const isOpen = terms.at(-1)?.isOpen ?? false;
  const whole = { words: terms.flatMap((term) => term.words), isQuoted: true, isOpen };
  const matches = placesOf(words, whole, 'exact');
  return matches.length > 0
    ? { matches: matches.map((m) => ({ ...m, term: 0 })), isExact: true }
    : null;
}

function apartIn(words: readonly PlacedWord[], terms: readonly QueryTerm[]): TextMatches | null {
  const matches: TextMatch[] = [];
  let isExact = true;
  for (const [index, term] of terms.entries()) {
    const exact = placesOf(words, term, 'exact');
    const places = exact.length > 0 || term.isQuoted ? exact : placesOf(words, term, 'loose');
    if (places.length === 0) return null;
    isExact &&= places === exact;
    matches.push(...places.map((place) => ({ ...place, term: index })));
  }
  return { matches: withoutOverlaps(matches), isExact };
}

/** Where the words of a term follow each other; a word typed without marks is found with any. */
function placesOf(
  words: readonly PlacedWord[],
  { words: wanted, isOpen }: QueryTerm,
  how: 'exact' | 'loose',
): { start: number; end: number }[] {
  const isAt = (index: number) =>
    wanted.every((word, step) => {
      const there = words[index + step];
      return there !== undefined && isSame(there, word, how, isOpen && step === wanted.length - 1);
    });
  return words.flatMap(({ start }, index) => {
    const last = words[index + wanted.length - 1];
    return last && isAt(index) ? [{ start, end: last.end }] : [];
  });
}

function isSame(there: Word, wanted: Word, how: 'exact' | 'loose', isBeginning: boolean): boolean {
  const key = how === 'exact' && hasMarks(wanted) ? 'exact' : 'loose';
  return isBeginning ? there[key].startsWith(wanted[key]) : there[key] === wanted[key];
}

function withoutOverlaps(matches: TextMatch[]): TextMatch[] {
  matches.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return matches.filter((match) => {
    const isFree = match.start >= end;
    if (isFree) end = match.end;
    return isFree;
  });
}
