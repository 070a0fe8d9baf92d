import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
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

const FONT = 'Times New Roman';
const TWIPS_PER_MM = 56.7;
/** A4 lying down, within the margins of the form: 30 mm where it is bound, 20 mm elsewhere. */
const TEXT_TWIPS = Math.round((297 - 30 - 20) * TWIPS_PER_MM);
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const NO_BORDERS = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE };

type Style = { bold?: boolean; italics?: boolean; size?: number };

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
          titleBlock(table),
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

/** Agency on the left, the nation on the right, each with its rule (Nghị định 30/2020/NĐ-CP, annex I). */
function titleBlock({ unitName, madeAt }: CommentTable): Table {
  const widths = [0.42, 0.58].map((share) => Math.round(TEXT_TWIPS * share));
  const columns = [
    [centred(printable(unitName).toLocaleUpperCase('vi'), { bold: true }), rule(1900)],
    [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { bold: true, size: 13 }),
      rule(2350),
      centred(dateLine(madeAt), { italics: true, size: 13 }),
    ],
  ];
  return new Table({
    width: { size: TEXT_TWIPS, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NO_LINE, insideVertical: NO_LINE },
    rows: [
      new TableRow({
        children: columns.map(
          (children, i) =>
            new TableCell({
              children,
              borders: NO_BORDERS,
              width: { size: widths[i] ?? 0, type: WidthType.DXA },
            }),
        ),
      }),
    ],
  });
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

/** Sizes are given in points; the format counts half points. */
function runs(text: string, { size = 12, ...style }: Style): TextRun[] {
  return [new TextRun({ text, font: FONT, size: 2 * size, ...style })];
}

function centred(text: string, style: Style, after = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: runs(text, style),
  });
}

/** A rule below what it closes, drawn in from both sides. */
function rule(indentTwips: number): Paragraph {
  return new Paragraph({
    indent: { left: indentTwips, right: indentTwips },
    spacing: { before: 0, after: 120, line: 60, lineRule: 'exact' },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [],
  });
}

/** Page numbers stand in the top margin but on page 1, at 13 points. */
function pageNumber(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 26 })],
      }),
    ],
  });
}

/** The mark of internal documents, at the foot of every page, the first included. */
function footersOf(table: CommentTable) {
  const mark = markLine(table);
  if (mark === null) return {};
  const footer = () => new Footer({ children: [centred(mark, { bold: true, size: 11 })] });
  return { first: footer(), default: footer() };
}

/** The date: days below 10 and the months 1 and 2 get a leading 0; the place is left to whoever signs. */
function dateLine(date: Date): string {
  const local = new Date(date.getTime() + 7 * 3_600_000);
  const day = String(local.getUTCDate()).padStart(2, '0');
  const month = local.getUTCMonth() + 1;
  return `Ngày ${day} tháng ${month < 3 ? `0${month}` : month} năm ${local.getUTCFullYear()}`;
}
