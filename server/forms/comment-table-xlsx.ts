import type { CommentTable } from '#server/services/ports/comment-table-writer.ts';
import {
  COMMENT_COLUMNS,
  commentLines,
  markLine,
  printable,
  subjectOf,
  sumOf,
  TABLE_TITLE,
} from './comment-columns.ts';
import { writePrintedSheet } from './printed-sheet.ts';

/** Writes the gathered comments as XLSX: one line each, to be filtered; printed on A4 lying down with the heading on every page. */
export function writeCommentXlsx(table: CommentTable): Promise<Buffer> {
  return writePrintedSheet({
    name: 'Góp ý',
    columns: COMMENT_COLUMNS,
    above: [
      printable(table.unitName).toLocaleUpperCase('vi'),
      TABLE_TITLE,
      subjectOf(table),
      sumOf(table),
    ],
    rows: commentLines(table).map(({ number, cells }) => [number, ...cells.slice(1)]),
    mark: markLine(table),
  });
}
