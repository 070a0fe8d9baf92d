import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { CommentTable } from '#server/services/ports/comment-table-writer.ts';
import {
  COMMENT_COLUMNS,
  type CommentLine,
  commentLines,
  markLine,
  printable,
  subjectOf,
  sumOf,
  TABLE_TITLE,
} from './comment-columns.ts';
import { centred, dateLine, pageNumber, runs, TWIPS_PER_MM, titleBlock } from './docx-parts.ts';

/** A4 lying down, within the margins of the form: 30 mm where it is bound, 20 mm elsewhere. */
const TEXT_TWIPS = Math.round((297 - 30 - 20) * TWIPS_PER_MM);

/** Writes the gathered comments as DOCX: A4 lying down, the national title block, the heading repeated on every page. */
export function writeCommentDocx(table: CommentTable): Promise<Buffer> {
  const document = new Document({
    title: TABLE_TITLE,
    creator: table.unitName,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            // The library turns width and height itself for what lies down.
            size: {
              width: Math.round(210 * TWIPS_PER_MM),
              height: Math.round(297 * TWIPS_PER_MM),
              orientation: PageOrientation.LANDSCAPE,
            },
            margin: { top: '20mm', bottom: '20mm', left: '30mm', right: '20mm' },
          },
        },
        headers: { first: new Header({ children: [] }), default: pageNumber() },
        footers: footersOf(table),
        children: [
          titleBlock(printable(table.unitName), TEXT_TWIPS, dateLine(table.madeAt)),
          centred('', {}),
          centred(TABLE_TITLE, { bold: true, size: 14 }),
          centred(subjectOf(table), { bold: true, size: 14 }, 200),
          commentTable(table),
          new Paragraph({ spacing: { before: 200 }, children: runs(sumOf(table), { size: 13 }) }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function commentTable(table: CommentTable): Table {
  const whole = COMMENT_COLUMNS.reduce((sum, { share }) => sum + share, 0);
  const widths = COMMENT_COLUMNS.map(({ share }) => Math.round((TEXT_TWIPS * share) / whole));
  const lines = commentLines(table);
  return new Table({
    width: { size: TEXT_TWIPS, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: COMMENT_COLUMNS.map(({ title }, i) => cell(title, widths[i], { isHead: true })),
      }),
      ...lines.flatMap((line, index) => [
        ...(lines[index - 1]?.unitName === line.unitName ? [] : [unitRow(line)]),
        new TableRow({
          children: line.cells.map((text, i) => cell(text, widths[i], { isCentred: i === 0 })),
        }),
      ]),
    ],
  });
}

/** The unit above its lines, kept together with the first of them. */
function unitRow({ unitName }: CommentLine): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: COMMENT_COLUMNS.length,
        width: { size: TEXT_TWIPS, type: WidthType.DXA },
        margins: MARGINS,
        children: [
          new Paragraph({ keepNext: true, children: runs(unitName, { bold: true, size: 12 }) }),
        ],
      }),
    ],
  });
}

const MARGINS = { top: 60, bottom: 60, left: 90, right: 90 };

function cell(
  text: string,
  width = 0,
  { isHead = false, isCentred = false }: { isHead?: boolean; isCentred?: boolean },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: MARGINS,
    ...(isHead ? { verticalAlign: VerticalAlign.CENTER } : {}),
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          ...(isHead || isCentred ? { alignment: AlignmentType.CENTER } : {}),
          children: runs(line, { bold: isHead, size: 12 }),
        }),
    ),
  });
}

/** The mark of internal documents, at the foot of every page, the first included. */
function footersOf(table: CommentTable) {
  const mark = markLine(table);
  if (mark === null) return {};
  const footer = () => new Footer({ children: [centred(mark, { bold: true, size: 11 })] });
  return { first: footer(), default: footer() };
}
