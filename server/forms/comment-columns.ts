import type { GatheredComment } from '#contract/http/comments.ts';
import type { CommentTable } from '#server/services/ports/comment-table-writer.ts';

/** A column of the gathered comments; `share` is its part of the width. */
export const COMMENT_COLUMNS = [
  { title: 'STT', share: 5 },
  { title: 'Cơ quan', share: 13 },
  { title: 'Người góp ý', share: 12 },
  { title: 'Trang/Điều khoản', share: 12 },
  { title: 'Nội dung trích', share: 18 },
  { title: 'Ý kiến góp ý', share: 21 },
  { title: 'Trả lời/tiếp thu', share: 19 },
  { title: 'Trạng thái', share: 10 },
] as const;

/** The name of the kind of document. */
export const TABLE_TITLE = 'BẢNG TỔNG HỢP Ý KIẾN GÓP Ý';

/** One line as its cells; the number counts through all units. */
export type CommentLine = { unitName: string; number: number; cells: readonly string[] };

/** The lines of a table in their order. Where several documents stand together, each line names its own. */
export function commentLines({ rows, documentTitle }: CommentTable): CommentLine[] {
  return rows.map((row, index) => ({
    unitName: printable(row.unitName),
    number: index + 1,
    cells: [
      String(index + 1),
      row.unitName,
      row.authorName,
      placeOf(row, documentTitle === null),
      row.quote ?? '',
      row.text,
      row.answers.map(({ name, text }) => `${name}: ${text}`).join('\n'),
      row.state === 'resolved' ? 'Đã giải quyết' : 'Chưa giải quyết',
    ].map(printable),
  }));
}

/** What the table is about: the document, or the meeting with all its documents. */
export function subjectOf({ documentTitle, meetingTitle }: CommentTable): string {
  return printable(
    documentTitle === null
      ? `Các tài liệu của cuộc họp “${meetingTitle}”`
      : `Đối với “${documentTitle}”, cuộc họp “${meetingTitle}”`,
  );
}

/** How many comments there are, and how many are settled, in a sentence. */
export function sumOf({ rows }: CommentTable): string {
  const resolved = rows.filter(({ state }) => state === 'resolved').length;
  return `Tổng số: ${rows.length} góp ý, trong đó ${resolved} đã giải quyết, ${rows.length - resolved} chưa giải quyết.`;
}

/** What stands on every page where passages of internal documents may stand in the table; null elsewhere. */
export function markLine({ mark }: CommentTable): string | null {
  return mark === null ? null : printable(`LƯU HÀNH NỘI BỘ – ${mark}`);
}

/** Text as XML 1.0 can hold it: what people paste may carry control characters, which make a file that does not open. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\P{Cc}]|[\uFFFE\uFFFF]/gu, '');
}

function placeOf({ documentTitle, page, clause }: GatheredComment, namesDocument: boolean): string {
  const place = clause === null ? `Trang ${page}` : `${clause} (trang ${page})`;
  return namesDocument ? `${documentTitle}\n${place}` : place;
}
