import { foldText } from './fold-text.ts';

/** A word as it is compared: `exact` in small letters with its marks, `loose` without them. */
export type Word = { exact: string; loose: string };

/** A word of a text and where it stands there, in UTF-16 units; `end` is after its last. */
export type PlacedWord = Word & { start: number; end: number };

/** What must stand in a text: a word, or several that follow each other ("12/QĐ-UBND", words in quotes). */
export type QueryTerm = {
  words: Word[];
  /** In quotes marks count: "bàn" is not "bản". */
  isQuoted: boolean;
  /** The last word may be the beginning of a longer one: it is still being typed. */
  isOpen: boolean;
};

/** The longest query that is taken, in UTF-16 units. */
export const MAX_QUERY_LENGTH = 200;

// Longer words are strings of no language; PostgreSQL would refuse those of more than 2 kB.
const LONGEST_WORD = 60;
const MOST_WORDS = 24;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const QUOTE = '"“”„';
const PIECE = new RegExp(`[${QUOTE}]([^${QUOTE}]*)([${QUOTE}]|$)|([^\\s${QUOTE}]+)`, 'gu');

/** Makes a reader of words; each spelling is folded once, for a text has few of them many times. */
export function createWordReader(): (text: string) => PlacedWord[] {
  const known = new Map<string, Word>();
  const fold = (spelling: string): Word => {
    const before = known.get(spelling);
    if (before) return before;
    const cut = spelling.slice(0, LONGEST_WORD);
    const word = { exact: foldText(cut, 'exact'), loose: foldText(cut, 'loose') };
    known.set(spelling, word);
    return word;
  };
  return (text) =>
    [...text.matchAll(WORD)].map(({ 0: spelling, index }) => ({
      ...fold(spelling),
      start: index,
      end: index + spelling.length,
    }));
}

/** The words of a text with their places. */
export function wordsOf(text: string): PlacedWord[] {
  return createWordReader()(text);
}

/** Reads what somebody typed to search documents: all terms must be found. Never throws; nothing to look for is an empty list. */
export function parseDocumentQuery(typed: string): QueryTerm[] {
  const terms: QueryTerm[] = [];
  let left = MOST_WORDS;
  for (const [, quoted, closing, bare] of typed.slice(0, MAX_QUERY_LENGTH).matchAll(PIECE)) {
    const words = wordsOf(quoted ?? bare ?? '').slice(0, left);
    left -= words.length;
    if (words.length === 0) continue;
    terms.push({
      words: words.map(({ exact, loose }) => ({ exact, loose })),
      isQuoted: quoted !== undefined,
      isOpen: quoted === undefined || closing === '',
    });
  }
  const last = terms.length - 1;
  return terms.map((term, index) => ({
    ...term,
    isOpen: term.isOpen && index === last && !/\s$/u.test(typed) && mayGoOn(term, terms.length),
  }));
}

/** A number is meant whole; a single letter alone would be the beginning of half of all words. */
function mayGoOn({ words }: QueryTerm, termCount: number): boolean {
  const { loose = '' } = words.at(-1) ?? {};
  if (/^\p{N}+$/u.test(loose)) return false;
  return loose.length > 1 || termCount > 1;
}

/** Whether the word was typed with marks. */
export function hasMarks({ exact, loose }: Word): boolean {
  return exact !== loose;
}
