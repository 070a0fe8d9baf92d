/** A text without diacritics and in small letters, for finding "hội nghị" by "hoi nghi". */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** Whether every word of `query` begins somewhere in `text`; a query with diacritics must match them. */
export function matchesText(text: string, query: string): boolean {
  const folded = foldText(text);
  const exact = text.normalize('NFC').toLowerCase();
  return query
    .trim()
    .split(/\s+/)
    .every((word) => {
      const plain = foldText(word);
      const small = word.normalize('NFC').toLowerCase();
      return plain === small ? folded.includes(plain) : exact.includes(small);
    });
}
