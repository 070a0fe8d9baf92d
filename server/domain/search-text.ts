import { foldText } from '#contract/fold-text.ts';

/**
 * What is stored of a text to be searched: a line without marks, then a line with them, so that "hoa binh" and "Hòa Bình" are
 * both found as `TextQuery` has it.
 */
export function searchableText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `${foldText(line, 'loose')}\n${foldText(line, 'exact')}`;
}
