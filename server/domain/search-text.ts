/**
 * Folds text for searching: without Vietnamese diacritics, lower case, single spaces. What is stored and what is typed go
 * through the same fold, so that "hoa binh" and "Hòa Bình" find each other.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** The folded words of a query; a text matches when it holds them all. */
export function searchWords(query: string): string[] {
  return foldForSearch(query).split(' ').filter(Boolean);
}
