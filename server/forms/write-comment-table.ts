import type { CommentTableWriter } from '#server/services/ports/comment-table-writer.ts';
import { writeCommentDocx } from './comment-table-docx.ts';
import { writeCommentXlsx } from './comment-table-xlsx.ts';

/** Writes the gathered comments in the form that is asked for. */
export const writeCommentTable: CommentTableWriter = (table, format) =>
  format === 'docx' ? writeCommentDocx(table) : writeCommentXlsx(table);
