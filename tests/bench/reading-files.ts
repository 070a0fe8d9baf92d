import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  type PDFPage,
  PDFRawStream,
  popGraphicsState,
  pushGraphicsState,
  StandardFonts,
} from 'pdf-lib';

const A4: [number, number] = [595, 842];

/** Puts a picture of gray noise on a page, which no packing makes smaller; `depth` 256 is from black to white, less is paler. */
function addNoise(
  page: PDFPage,
  side: number,
  box: [number, number, number, number],
  depth = 256,
): void {
  const noise = randomBytes(side * side).map((gray) => 256 - depth + (gray % depth));
  const { context } = page.doc;
  const picture = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: side,
    Height: side,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
    Length: noise.length,
  });
  const name = page.node.newXObject('Noise', context.register(PDFRawStream.of(picture, noise)));
  const [x, y, width, height] = box;
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(width, 0, 0, height, x, y),
    drawObject(name),
    popGraphicsState(),
  );
}

/** A PDF of text with a picture on each page: with 300 pages some 32 MB. */
export async function longPaper(pages: number): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (let number = 1; number <= pages; number += 1) {
    const page = pdf.addPage(A4);
    for (let line = 0; line < 38; line += 1)
      page.drawText(`Trang ${number}, dong ${line}: ket qua cai cach hanh chinh trong quy`, {
        x: 60,
        y: 780 - line * 17,
        size: 12,
        font,
      });
    addNoise(page, 330, [400, 40, 120, 120]);
  }
  return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

/** A scan as an office's machine writes it: A4, gray, 300 dpi, a JPEG of some 700 kB a page. */
export async function longScan(pages: number): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-scan-'));
  try {
    const sheet = await PDFDocument.create();
    const page = sheet.addPage(A4);
    // The grain of paper.
    addNoise(page, 420, [0, 0, ...A4], 32);
    for (let line = 0; line < 40; line += 1)
      page.drawText(`Dong ${line} cua trang quet, noi dung van ban hanh chinh`, {
        x: 70,
        y: 780 - line * 18,
        size: 13,
      });
    writeFileSync(join(folder, 'sheet.pdf'), await sheet.save());
    const look = ['-r', '300', '-gray', '-jpeg', '-jpegopt', 'quality=36', '-singlefile'];
    execFileSync('pdftoppm', [...look, join(folder, 'sheet.pdf'), join(folder, 'scan')]);
    const jpeg = readFileSync(join(folder, 'scan.jpg'));
    const pdf = await PDFDocument.create();
    for (let number = 0; number < pages; number += 1) {
      // A comment (ITU-T T.81, B.2.4.5) after the beginning makes each page's picture one of its own.
      const comment = Buffer.from([0xff, 0xfe, 0, 6, 0, 0, number >> 8, number & 255]);
      const own = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
      const picture = await pdf.embedJpg(own);
      pdf.addPage(A4).drawImage(picture, { x: 0, y: 0, width: A4[0], height: A4[1] });
    }
    return Buffer.from(await pdf.save());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
