import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib';

/** Liberation Serif 2: the measures of Times New Roman, with every Vietnamese letter (version 1 lacks them). */
const FONT_FOLDER = '/usr/share/fonts/truetype/liberation2';
const FILES = {
  regular: 'LiberationSerif-Regular.ttf',
  bold: 'LiberationSerif-Bold.ttf',
  italic: 'LiberationSerif-Italic.ttf',
  boldItalic: 'LiberationSerif-BoldItalic.ttf',
} as const;

const POINTS_PER_MM = 72 / 25.4;
const PAGE_SIZE: [number, number] = [210 * POINTS_PER_MM, 297 * POINTS_PER_MM];
const TOP = 20 * POINTS_PER_MM;
const BOTTOM = 20 * POINTS_PER_MM;
/** The left edge of the text, in points. */
export const LEFT = 30 * POINTS_PER_MM;
/** The width of the text, in points. */
export const WIDTH = 160 * POINTS_PER_MM;

/** How a piece of text looks; sizes in points. */
export type Look = { font: keyof typeof FILES; size: number };

/** A column of text on the sheet, in points from the left edge of the page. */
export type Column = { x: number; width: number };

/** Pages of A4 that are written from top to bottom; `y` is where the next line begins, in points from the bottom. */
export class PdfSheet {
  readonly #document: PDFDocument;
  readonly #fonts: Record<keyof typeof FILES, PDFFont>;
  #page: PDFPage;
  y = 0;

  private constructor(document: PDFDocument, fonts: Record<keyof typeof FILES, PDFFont>) {
    this.#document = document;
    this.#fonts = fonts;
    this.#page = this.newPage();
  }

  /** Opens an empty sheet. Throws when the fonts are not installed. */
  static async open(title: string): Promise<PdfSheet> {
    const document = await PDFDocument.create();
    document.registerFontkit(fontkit);
    document.setTitle(title);
    const embed = (file: string) =>
      document.embedFont(readFileSync(`${FONT_FOLDER}/${file}`), { subset: true });
    return new PdfSheet(document, {
      regular: await embed(FILES.regular),
      bold: await embed(FILES.bold),
      italic: await embed(FILES.italic),
      boldItalic: await embed(FILES.boldItalic),
    });
  }

  /** Begins a page; from the second on it carries its number in the middle of the top margin. */
  newPage(): PDFPage {
    this.#page = this.#document.addPage(PAGE_SIZE);
    this.y = PAGE_SIZE[1] - TOP;
    const number = this.#document.getPageCount();
    if (number > 1) {
      const text = String(number);
      const look: Look = { font: 'regular', size: 13 };
      const x = (PAGE_SIZE[0] - this.widthOf(text, look)) / 2;
      this.#draw(text, x, PAGE_SIZE[1] - 12 * POINTS_PER_MM, look);
    }
    return this.#page;
  }

  /** Begins a page when less than `height` points are left on this one. */
  need(height: number): void {
    if (this.y - height < BOTTOM) this.newPage();
  }

  /** The width of a text in points. */
  widthOf(text: string, { font, size }: Look): number {
    return this.#fonts[font].widthOfTextAtSize(text, size);
  }

  /** The lines into which a text falls in a width; `first` is taken off the first line. */
  linesOf(text: string, look: Look, width: number, first = 0): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      const room = width - (lines.length === 0 ? first : 0);
      if (line !== '' && this.widthOf(longer, look) > room) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  }

  /** Writes one line at a height of its own, in the middle of the column or at its left. */
  line(text: string, look: Look, { x, width }: Column, y: number, isCentred: boolean): void {
    const shift = isCentred ? (width - this.widthOf(text, look)) / 2 : 0;
    this.#draw(text, x + shift, y - look.size, look);
  }

  /** Writes a paragraph from side to side, with its first line indented. */
  justified(text: string, look: Look, { x, width }: Column, first: number, leading: number): void {
    const lines = this.linesOf(text, look, width, first);
    for (const [index, line] of lines.entries()) {
      this.need(leading);
      const indent = index === 0 ? first : 0;
      const words = line.split(' ');
      const isLast = index === lines.length - 1;
      const spare = width - indent - this.widthOf(line, look);
      const gap = this.widthOf(' ', look) + (isLast ? 0 : spare / Math.max(1, words.length - 1));
      let at = x + indent;
      for (const word of words) {
        this.#draw(word, at, this.y - look.size, look);
        at += this.widthOf(word, look) + gap;
      }
      this.y -= leading;
    }
  }

  /** Draws a rule. */
  rule(x: number, width: number, y: number): void {
    this.#page.drawLine({ start: { x, y }, end: { x: x + width, y }, thickness: 0.8 });
  }

  /** Draws the border of a cell whose top is at `y`. */
  box(x: number, y: number, width: number, height: number): void {
    const black = rgb(0, 0, 0);
    this.#page.drawRectangle({
      x,
      y: y - height,
      width,
      height,
      borderColor: black,
      borderWidth: 0.6,
    });
  }

  /** The finished file. */
  async bytes(): Promise<Buffer> {
    return Buffer.from(await this.#document.save());
  }

  #draw(text: string, x: number, y: number, { font, size }: Look): void {
    this.#page.drawText(text, { x, y, size, font: this.#fonts[font] });
  }
}
