/** How much is put aside when texts are compared: `exact` ignores case and tone placement, `loose` all Vietnamese marks too. */
export type Folding = 'exact' | 'loose';

/** What is searched for: the folded words, all of which must be found, and how the text must be folded for it. */
export type TextQuery = { words: readonly string[]; folding: Folding };

/**
 * Folds Vietnamese text for comparing: small letters, composed, and "hoà" as "hòa" (both placements of the tone are in use);
 * `loose` is without marks, "đ" as "d". Either way a composed character stays one character.
 */
export function foldText(text: string, folding: Folding): string {
  return folding === 'exact'
    ? placeTones(text.normalize('NFC').toLowerCase())
    : text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}

/** Puts the tone of an open "oa", "oe", "uy" on its first vowel; the text is composed, in small letters, and keeps its length. */
export function placeTones(text: string): string {
  return text.replace(/(o[àáảãạèéẻẽẹ]|(?:^|[^q])u[ỳýỷỹỵ])(?![\p{L}\p{M}])/gu, (syllable) =>
    syllable
      .normalize('NFD')
      .replace(/([ou])([aey])(\p{M})$/u, '$1$3$2')
      .normalize('NFC'),
  );
}

/** A query typed with marks is meant exactly; one without finds words with and without. */
export function foldingOf(query: string): Folding {
  return foldText(query, 'loose') === foldText(query, 'exact') ? 'loose' : 'exact';
}

/** Reads what somebody typed into a search field: words between white space, in any order. */
export function textQuery(typed: string): TextQuery {
  const folding = foldingOf(typed);
  return { words: foldText(typed, folding).split(/\s+/).filter(Boolean), folding };
}

/** Whether every word of what somebody typed is found in the text. */
export function matchesText(text: string, typed: string): boolean {
  const { words, folding } = textQuery(typed);
  const folded = foldText(text, folding);
  return words.every((word) => folded.includes(word));
}
