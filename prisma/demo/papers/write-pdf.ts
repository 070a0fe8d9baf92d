import { type Block, type Paper, placeAndDate, recipientLines } from './paper.ts';
import { type Column, LEFT, type Look, PdfSheet, WIDTH } from './pdf-sheet.ts';

const TEXT: Column = { x: LEFT, width: WIDTH };
const BODY: Look = { font: 'regular', size: 14 };
const STRONG: Look = { font: 'bold', size: 14 };
const CELL: Look = { font: 'regular', size: 13 };
const CELL_HEAD: Look = { font: 'bold', size: 13 };
const LEADING = 20;
const CELL_LEADING = 17;
const INDENT = 36;
const PADDING = 5;

function head(sheet: PdfSheet, paper: Paper): void {
  const left: Column = { x: LEFT, width: WIDTH * 0.4 };
  const right: Column = { x: LEFT + WIDTH * 0.4, width: WIDTH * 0.6 };
  const top = sheet.y;
  const put = (text: string, look: Look, column: Column, y: number) =>
    sheet.line(text, look, column, y, true);
  put(paper.parentAgency, { font: 'regular', size: 12 }, left, top);
  const agency = sheet.linesOf(paper.agency, { font: 'bold', size: 12 }, left.width);
  for (const [i, line] of agency.entries())
    put(line, { font: 'bold', size: 12 }, left, top - 17 * (i + 1));
  const below = top - 17 * (agency.length + 1) - 3;
  sheet.rule(left.x + left.width / 3, left.width / 3, below);
  put(`Số: ${paper.symbol}`, { font: 'regular', size: 13 }, left, below - 8);
  put('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { font: 'bold', size: 12 }, right, top);
  const motto: Look = { font: 'bold', size: 13 };
  put('Độc lập - Tự do - Hạnh phúc', motto, right, top - 17);
  const mottoWidth = sheet.widthOf('Độc lập - Tự do - Hạnh phúc', motto);
  sheet.rule(right.x + (right.width - mottoWidth) / 2, mottoWidth, top - 37);
  put(placeAndDate(paper.date), { font: 'italic', size: 13 }, right, below - 8);
  sheet.y = below - 44;
}

function title(sheet: PdfSheet, paper: Paper): void {
  const lines = [
    ...(paper.isDraft ? ['DỰ THẢO'] : []),
    paper.kindName,
    ...sheet.linesOf(paper.abstract, STRONG, WIDTH * 0.85),
  ];
  for (const line of lines) {
    sheet.line(line, STRONG, TEXT, sheet.y, true);
    sheet.y -= LEADING;
  }
  sheet.rule(LEFT + WIDTH * 0.35, WIDTH * 0.3, sheet.y - 3);
  sheet.y -= 20;
}

function body(sheet: PdfSheet, block: Block): void {
  switch (block.kind) {
    case 'pageBreak':
      sheet.newPage();
      return;
    case 'heading':
    case 'subheading':
      sheet.need(3 * LEADING);
      sheet.y -= 4;
      sheet.justified(block.text, STRONG, TEXT, INDENT, LEADING);
      sheet.y -= 4;
      return;
    case 'paragraph':
      sheet.justified(block.text, BODY, TEXT, INDENT, LEADING);
      sheet.y -= 7;
      return;
    case 'table':
      table(sheet, block);
  }
}

function table(sheet: PdfSheet, block: Extract<Block, { kind: 'table' }>): void {
  const whole = block.columns.reduce((sum, { share }) => sum + share, 0);
  const widths = block.columns.map(({ share }) => (WIDTH * share) / whole);
  const row = (texts: readonly string[], look: Look) => {
    const cells = texts.map((text, i) => sheet.linesOf(text, look, (widths[i] ?? 0) - 2 * PADDING));
    const height = Math.max(...cells.map((lines) => lines.length)) * CELL_LEADING + 2 * PADDING;
    sheet.need(height);
    let x = LEFT;
    for (const [i, lines] of cells.entries()) {
      const width = widths[i] ?? 0;
      sheet.box(x, sheet.y, width, height);
      for (const [n, line] of lines.entries()) {
        const column = { x: x + PADDING, width: width - 2 * PADDING };
        sheet.line(line, look, column, sheet.y - PADDING - n * CELL_LEADING, look === CELL_HEAD);
      }
      x += width;
    }
    sheet.y -= height;
  };
  row(
    block.columns.map(({ title }) => title),
    CELL_HEAD,
  );
  for (const texts of block.rows) row(texts, CELL);
  sheet.y -= 12;
}

function foot(sheet: PdfSheet, paper: Paper): void {
  sheet.need(110);
  sheet.y -= 14;
  const left: Column = { x: LEFT, width: WIDTH / 2 };
  const right: Column = { x: LEFT + WIDTH / 2, width: WIDTH / 2 };
  sheet.line('Nơi nhận:', { font: 'boldItalic', size: 12 }, left, sheet.y, false);
  for (const [i, line] of recipientLines(paper.recipients).entries()) {
    sheet.line(line, { font: 'regular', size: 11 }, left, sheet.y - 17 - i * 14, false);
  }
  for (const [i, line] of paper.signer.entries()) {
    sheet.line(line, STRONG, right, sheet.y - i * LEADING, true);
  }
}

/** Writes a paper as PDF in the legal form, with embedded fonts. Throws when the system's fonts are missing. */
export async function writePdf(paper: Paper): Promise<Buffer> {
  const sheet = await PdfSheet.open(paper.abstract);
  head(sheet, paper);
  title(sheet, paper);
  for (const block of paper.blocks) body(sheet, block);
  foot(sheet, paper);
  return sheet.bytes();
}
