import {
  AlignmentType,
  BorderStyle,
  Header,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

/** The typeface of the form (Nghị định 30/2020/NĐ-CP, annex I). */
const FONT = 'Times New Roman';

/** How many twentieths of a point a millimetre has. */
export const TWIPS_PER_MM = 56.7;

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const NO_BORDERS = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE };

/** How words are set; `size` in points. */
export type Style = { bold?: boolean; italics?: boolean; size?: number };

/** Agency on the left, the nation on the right, each with its rule, below it the date if any (Nghị định 30/2020/NĐ-CP, annex I). */
export function titleBlock(unitName: string, textTwips: number, date: string | null): Table {
  const widths = [0.42, 0.58].map((share) => Math.round(textTwips * share));
  const columns = [
    [centred(unitName.toLocaleUpperCase('vi'), { bold: true }), rule(1900)],
    [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { bold: true, size: 13 }),
      rule(2350),
      ...(date === null ? [] : [centred(date, { italics: true, size: 13 })]),
    ],
  ];
  return new Table({
    width: { size: textTwips, type: WidthType.DXA },
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

/** Sizes are given in points; the format counts half points. */
export function runs(text: string, { size = 12, ...style }: Style): TextRun[] {
  return [new TextRun({ text, font: FONT, size: 2 * size, ...style })];
}

/** A line in the middle; `after` is the space below it in twips. */
export function centred(text: string, style: Style, after = 0): Paragraph {
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
export function pageNumber(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 26 })],
      }),
    ],
  });
}

/** The date: days below 10 and the months 1 and 2 get a leading 0; the place is left to whoever signs. */
export function dateLine(date: Date): string {
  const local = new Date(date.getTime() + 7 * 3_600_000);
  const day = String(local.getUTCDate()).padStart(2, '0');
  const month = local.getUTCMonth() + 1;
  return `Ngày ${day} tháng ${month < 3 ? `0${month}` : month} năm ${local.getUTCFullYear()}`;
}
