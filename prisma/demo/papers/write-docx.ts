import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Block, type Paper, placeAndDate, recipientLines } from './paper.ts';

const FONT = 'Times New Roman';
const TWIPS_PER_MM = 56.7;
const TEXT_TWIPS = Math.round((210 - 30 - 20) * TWIPS_PER_MM);
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const NO_BORDERS = {
  top: NO_LINE,
  bottom: NO_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: NO_LINE,
  insideVertical: NO_LINE,
};

type Style = { bold?: boolean; italics?: boolean; size?: number };

/** Sizes are given in points; the format counts half points. */
function run(text: string, { size = 14, ...style }: Style = {}): TextRun {
  return new TextRun({ text, font: FONT, size: 2 * size, ...style });
}

function centred(text: string, style: Style, after = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: [run(text, style)],
  });
}

/** A rule of a third of the width below what it closes, as the form asks. */
function rule(indentTwips: number): Paragraph {
  return new Paragraph({
    indent: { left: indentTwips, right: indentTwips },
    spacing: { before: 0, after: 120, line: 60, lineRule: 'exact' },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [],
  });
}

function columns(left: Paragraph[], right: Paragraph[], leftShare: number): Table {
  const widths = [Math.round(TEXT_TWIPS * leftShare), Math.round(TEXT_TWIPS * (1 - leftShare))];
  return new Table({
    width: { size: TEXT_TWIPS, type: WidthType.DXA },
    columnWidths: widths,
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        children: [left, right].map(
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

function head(paper: Paper): Table {
  return columns(
    [
      centred(paper.parentAgency, { size: 12 }),
      centred(paper.agency, { size: 12, bold: true }),
      rule(1300),
      centred(`Số: ${paper.symbol}`, { size: 13 }),
    ],
    [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { size: 13, bold: true }),
      rule(1150),
      centred(placeAndDate(paper.date), { size: 13, italics: true }),
    ],
    0.42,
  );
}

function body(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
    case 'subheading':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 160, after: 120 },
          indent: { firstLine: Math.round(12.7 * TWIPS_PER_MM) },
          children: [run(block.text, { bold: true })],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          spacing: { after: 120, line: 320 },
          indent: { firstLine: Math.round(12.7 * TWIPS_PER_MM) },
          children: [run(block.text)],
        }),
      ];
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true, spacing: { after: 0 }, children: [] })];
    case 'table':
      return [table(block), new Paragraph({ spacing: { after: 60 }, children: [] })];
  }
}

function table(block: Extract<Block, { kind: 'table' }>): Table {
  const whole = block.columns.reduce((sum, { share }) => sum + share, 0);
  const widths = block.columns.map(({ share }) => Math.round((TEXT_TWIPS * share) / whole));
  const row = (texts: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map(
        (text, i) =>
          new TableCell({
            width: { size: widths[i] ?? 0, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 90, right: 90 },
            children: [
              new Paragraph({
                ...(isHead ? { alignment: AlignmentType.CENTER } : {}),
                children: [run(text, { size: 13, bold: isHead })],
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: TEXT_TWIPS, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      row(
        block.columns.map(({ title }) => title),
        true,
      ),
      ...block.rows.map((texts) => row(texts, false)),
    ],
  });
}

function foot(paper: Paper): Table {
  return columns(
    [
      new Paragraph({ children: [run('Nơi nhận:', { size: 12, bold: true, italics: true })] }),
      ...recipientLines(paper.recipients).map(
        (line) => new Paragraph({ children: [run(line, { size: 11 })] }),
      ),
    ],
    paper.signer.map((line) => centred(line, { bold: true })),
    0.5,
  );
}

/** Writes a paper as DOCX in the legal form: A4, Times New Roman, page numbers in the top margin but on page 1. */
export function writeDocx(paper: Paper): Promise<Buffer> {
  const section: ISectionOptions = {
    properties: {
      titlePage: true,
      page: {
        size: { width: Math.round(210 * TWIPS_PER_MM), height: Math.round(297 * TWIPS_PER_MM) },
        margin: { top: '20mm', bottom: '20mm', left: '30mm', right: '20mm' },
      },
    },
    headers: {
      first: new Header({ children: [] }),
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 26 })],
          }),
        ],
      }),
    },
    children: [
      head(paper),
      new Paragraph({ children: [] }),
      ...(paper.isDraft ? [centred('DỰ THẢO', { bold: true })] : []),
      centred(paper.kindName, { bold: true }),
      centred(paper.abstract, { bold: true }),
      rule(3300),
      ...paper.blocks.flatMap(body),
      foot(paper),
    ],
  };
  return Packer.toBuffer(
    new Document({ title: paper.abstract, creator: paper.agency, sections: [section] }),
  );
}
