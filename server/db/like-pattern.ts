import type { TextQuery } from '#contract/fold-text.ts';

/**
 * The LIKE patterns of a query, all of which a `searchableText` must match: an exact word stands in the second line. A word's own
 * wildcards are taken literally.
 */
export function likePatterns({ words, folding }: TextQuery): string[] {
  const line = folding === 'exact' ? '%\n' : '';
  return words.map((word) => `${line}%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
