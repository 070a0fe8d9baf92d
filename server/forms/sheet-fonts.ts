import { readFile } from 'node:fs/promises';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';

/** Liberation Serif 2: the measures of Times New Roman, with every Vietnamese letter (version 1 lacks them). */
const FOLDER = '/usr/share/fonts/truetype/liberation2';

/** The two faces of a printed sheet. */
export type SheetFonts = { regular: PDFFont; bold: PDFFont };

/** Puts the letters that a document uses into it. Throws when the fonts are not installed. */
export async function sheetFonts(document: PDFDocument): Promise<SheetFonts> {
  document.registerFontkit(fontkit);
  const embed = async (file: string) =>
    document.embedFont(await readFile(`${FOLDER}/${file}`), { subset: true });
  return {
    regular: await embed('LiberationSerif-Regular.ttf'),
    bold: await embed('LiberationSerif-Bold.ttf'),
  };
}

/** The lines into which a text falls in a width, in points; a word that is wider stands alone. */
export function linesOf(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.normalize('NFC').split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
