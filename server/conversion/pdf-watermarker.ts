import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { degrees, PDFDocument, rgb } from 'pdf-lib';
import { refuse } from '#contract/errors.ts';
import type { Watermarker } from '#server/services/ports/watermarker.ts';
import { createTurns } from '#server/services/turns.ts';
import { outlineOf } from './text-outline.ts';
import type { Workshop } from './workshop.ts';

/** An A4 page in points; qpdf fits it to each page, whatever its size. */
const [WIDTH, HEIGHT] = [595, 842];
const SIZE = 15;
const GAP = 60;
const ROW_HEIGHT = 130;
const SLANT_DEGREES = 35;

/** So many copies are made at once: when a meeting opens a paper together, the others wait their turn. */
const AT_ONCE = 2;

/**
 * Makes the watermarker of pdf-lib, which draws the line, and qpdf, which lays it over every page. The line is no text: what is searched,
 * selected and read aloud is the document's own.
 */
export function createPdfWatermarker(workshop: Workshop): Watermarker {
  const turns = createTurns(AT_ONCE);
  return {
    mark: (path, line, use) =>
      turns.run(() =>
        workshop.inOwnFolder(async (own) => {
          const stamp = join(own, 'stamp.pdf');
          const marked = join(own, 'marked.pdf');
          await writeFile(stamp, await stampPage(line));
          const overlay = ['--overlay', stamp, '--from=', '--repeat=1', '--'];
          const args = ['--object-streams=generate', path, ...overlay, marked];
          const { code } = await workshop.run(own, 'qpdf', args);
          // qpdf ends with 3 when it mended something on its way.
          if (code !== 0 && code !== 3) throw refuse('UNAVAILABLE', 'not-ready');
          return use(marked);
        }),
      ),
  };
}

/** One page with nothing on it but the line, slanted, again and again, light enough to read through. */
async function stampPage(line: string): Promise<Uint8Array> {
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
