import { hasMarks, type QueryTerm, type Word } from '#contract/document-query.ts';

/**
 * A query as PostgreSQL's `tsquery` texts over the vectors of `pageVector`: `match` finds with and without marks, `holds` all that has
 * its words wherever they stand, which the index alone can tell (null: `match` asks no more), `exact` only with the marks that were
 * typed (null: none were), `together` the words as they follow each other (null: there is one only).
 */
export type DocumentTsquery = {
  match: string;
  holds: string | null;
  exact: string | null;
  together: string | null;
};

type Spelling = (word: Word) => string;
const loosely: Spelling = ({ loose }) => loose;
const exactly: Spelling = ({ exact }) => exact;

/** Writes the terms of a query, at least one, for PostgreSQL. Every word is quoted, so no input is read as an operator. */
export function documentTsquery(terms: readonly QueryTerm[]): DocumentTsquery {
  const words = terms.flatMap((term) => term.words);
  const isOpen = terms.at(-1)?.isOpen ?? false;
  const all = (spelling: Spelling, between?: '&') =>
    terms
      .map((term) => follow(term.words, term.isQuoted ? exactly : spelling, term.isOpen, between))
      .join(' & ');
  const match = all(loosely);
  const hasPhrase = terms.some((term) => term.words.length > 1);
  return {
    match,
    holds: hasPhrase ? all(loosely, '&') : null,
    exact: words.some(hasMarks) ? all(exactly) : null,
    together: words.length > 1 && terms.length > 1 ? follow(words, exactly, isOpen) : null,
  };
}

function follow(
  words: readonly Word[],
  spelling: Spelling,
  isOpen: boolean,
  between: '<->' | '&' = '<->',
): string {
  const lexemes = words.map((word) => lexeme(spelling(word)));
  return `(${lexemes.join(` ${between} `)}${isOpen ? ':*' : ''})`;
}

/** A word in the quotes of `tsvector` and `tsquery`. */
export function lexeme(word: string): string {
  return `'${word.replace(/['\\]/g, '$&$&')}'`;
}
