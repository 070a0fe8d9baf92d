import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib';
import type { LongPaper, Token } from './long-paper.ts';

/** Where a token was drawn; points from the page's top left corner. */
export type Drawn = { page: number; x: number; y: number; width: number; height: number };

/** A paper as a PDF, and where each token of it stands: the truth, known without reading the PDF. */
export type LaidOut = { bytes: Buffer; pageCount: number; places: Map<number, Drawn> };

const FONT = '/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf';
const [WIDTH, HEIGHT] = [595, 842];
const [LEFT, RIGHT, TOP, BOTTOM] = [85, 540, 80, 770];
const SIZE = 13;
const LEADING = 19;
const INDENT = 30;

/** Lays a paper out: each section on a new page, with a running head and the page's number. */
export async function layOutPaper(paper: LongPaper): Promise<LaidOut> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const font = await pdf.embedFont(readFileSync(FONT), { subset: true });
  const places = new Map<number, Drawn>();
  const widths = new Map<string, number>();
  const widthOf = (text: string) => {
    const known = widths.get(text) ?? font.widthOfTextAtSize(text, SIZE);
    widths.set(text, known);
    return known;
  };
  const space = widthOf(' ');
  let page: PDFPage;
  let [x, y] = [LEFT, TOP];
  const newPage = () => {
    page = pdf.addPage([WIDTH, HEIGHT]);
    y = TOP;
    furnish(page, pdf.getPageCount(), font);
  };
  const newLine = () => {
    x = LEFT;
    y += LEADING;
    if (y > BOTTOM) newPage();
  };
  const put = ({ id, text }: Token) => {
    const width = widthOf(text);
    if (x + width > RIGHT) newLine();
    page.drawText(text, { x, y: HEIGHT - y, size: SIZE, font });
    places.set(id, {
      page: pdf.getPageCount(),
      x,
      y: y - 0.9 * SIZE,
      width,
      height: 1.1 * SIZE,
    });
    x += width + space;
  };
  for (const { title, paragraphs } of paper) {
    newPage();
    x = LEFT;
    title.forEach(put);
    for (const paragraph of paragraphs) {
      newLine();
      x += INDENT;
      for (const sentence of paragraph) sentence.forEach(put);
    }
  }
  return { bytes: Buffer.from(await pdf.save()), pageCount: pdf.getPageCount(), places };
}

function furnish(page: PDFPage, number: number, font: PDFFont): void {
  page.drawText('Báo cáo của Ủy ban nhân dân huyện', { x: LEFT, y: HEIGHT - 40, size: 10, font });
  page.drawText(`Trang ${number}`, { x: 280, y: 30, size: 10, font });
}
