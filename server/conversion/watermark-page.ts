import { degrees, PDFDocument, rgb } from 'pdf-lib';
import { outlineOf } from './text-outline.ts';

/** An A4 page in points; qpdf fits it to each page, whatever its size. */
const [WIDTH, HEIGHT] = [595, 842];
const SIZE = 15;
const GAP = 60;
const ROW_HEIGHT = 130;
const SLANT_DEGREES = 35;

/** A PDF of one page with nothing on it but the line, slanted, again and again, light enough to read through. */
export async function watermarkPage(line: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([WIDTH, HEIGHT]);
  const { path, width } = await outlineOf(line, SIZE);
  const step = width + GAP;
  const slant = (SLANT_DEGREES * Math.PI) / 180;
  for (let row = -2; row < 9; row += 1) {
    for (let column = -1; column < 3; column += 1) {
      const along = column * step + (row % 2) * (step / 2);
      page.drawSvgPath(path, {
        x: along * Math.cos(slant),
        y: row * ROW_HEIGHT + along * Math.sin(slant),
        rotate: degrees(SLANT_DEGREES),
        color: rgb(0.35, 0.35, 0.4),
        opacity: 0.13,
      });
    }
  }
  return document.save();
}
