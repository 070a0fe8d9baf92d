import { TEXT } from './cover.ts';

/** The height of a line of the table of contents, in points. */
export const CONTENTS_LEADING = 20;

/** The base of its first line, in points from the sheet's foot. */
export const CONTENTS_FIRST_LINE = TEXT.top - 36;

/** How far documents stand in below their item, in points. */
export const INDENT = 18;

/** The box, in points from the sheet's lower left corner, in which an entry leads to its page. */
export function entryBox(entry: { line: number; lines: readonly string[] }): number[] {
  const top = CONTENTS_FIRST_LINE - entry.line * CONTENTS_LEADING + 13;
  const bottom = top - entry.lines.length * CONTENTS_LEADING;
  return [TEXT.left, bottom, TEXT.right, top].map((figure) => Math.round(figure * 100) / 100);
}
