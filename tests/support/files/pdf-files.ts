import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fontkit from '@pdf-lib/fontkit';
import {
  concatTransformationMatrix,
  degrees,
  drawObject,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFString,
  rgb,
} from 'pdf-lib';

/** A PDF with a line of text (Latin letters) on each of its pages. */
export async function pdfFile(pages = 1, text = 'Bao cao'): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (let page = 1; page <= pages; page += 1)
    pdf.addPage([595, 842]).drawText(`${text} ${page}`, { x: 60, y: 700 });
  return Buffer.from(await pdf.save());
}

/** A PDF of pages that lie: A4 upright turned by a quarter, as scanners write them. */
export async function landscapePdf(pages: number): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (let page = 1; page <= pages; page += 1) {
    const added = pdf.addPage([595, 842]);
    added.setRotation(degrees(90));
    added.drawText(`Trang nam ${page}`, { x: 60, y: 700 });
  }
  return Buffer.from(await pdf.save());
}

/** A PDF of A4 pages as a scanner writes them at 300 dpi, gray; noise stands for the paper's grain. */
export async function scanPdf(pages: number): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const [width, height] = [2480, 3508];
  for (let page = 0; page < pages; page += 1) {
    const gray = deflateSync(Buffer.alloc(width * height, 200 + page));
    const picture = PDFRawStream.of(
      pdf.context.obj({
        Type: 'XObject',
        Subtype: 'Image',
        Width: width,
        Height: height,
        ColorSpace: 'DeviceGray',
        BitsPerComponent: 8,
        Filter: 'FlateDecode',
        Length: gray.length,
      }),
      gray,
    );
    const added = pdf.addPage([595, 842]);
    const name = added.node.newXObject('Scan', pdf.context.register(picture));
    added.pushOperators(concatTransformationMatrix(595, 0, 0, 842, 0, 0), drawObject(name));
  }
  return Buffer.from(await pdf.save());
}

/** A PDF that runs a script when opened and when a page is shown, has a link that starts a program, and a file in it. */
export async function activePdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  page.drawText('Trang co ma', { x: 60, y: 700 });
  const { context } = pdf;
  const script = (code: string) =>
    context.register(context.obj({ S: 'JavaScript', JS: PDFString.of(code) }));
  pdf.addJavaScript('start', 'app.alert("name tree")');
  pdf.catalog.set(PDFName.of('OpenAction'), script('app.alert("open action")'));
  page.node.set(PDFName.of('AA'), context.obj({ O: script('app.alert("page opened")') }));
  const link = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [0, 0, 100, 100],
      A: { Type: 'Action', S: 'Launch', F: PDFString.of('calc.exe') },
    }),
  );
  page.node.set(PDFName.of('Annots'), context.obj([link]));
  await pdf.attach(Buffer.from('MZ secret attachment'), 'virus.exe', {});
  return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

/** Encrypts the PDF in place at `path`; an empty password opens for everybody, with restrictions. */
export function encryptPdf(path: string, pdf: Buffer, password: string): void {
  writeFileSync(`${path}.plain`, pdf);
  execFileSync('qpdf', ['--encrypt', password, 'owner', '256', '--', `${path}.plain`, path]);
}

/** The objects of a PDF as text, with its streams unpacked. */
export function pdfObjects(path: string): string {
  return execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-']).toString('latin1');
}

/** How a stamp is put on a page: what it says, its colour, how far it is turned (degrees). */
export type Stamp = { mark: string; ink?: 'red' | 'black'; turned?: number };

const SERIF = '/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf';

/** A page of an office's letter in Vietnamese, with a framed stamp when one is given; all of it text that can be read. */
export async function letterPdf(
  stamp: Stamp | null,
  lines: readonly string[] = LETTER,
): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const font = await pdf.embedFont(readFileSync(SERIF));
  const page = pdf.addPage([595, 842]);
  page.drawText('ỦY BAN NHÂN DÂN', { x: 80, y: 780, size: 12, font });
  page.drawText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { x: 280, y: 780, size: 12, font });
  for (const [row, line] of lines.entries())
    page.drawText(line, { x: 60, y: 640 - row * 20, size: 13, font });
  if (stamp) {
    const { mark, ink = 'red', turned = 0 } = stamp;
    const color = ink === 'red' ? rgb(0.85, 0.1, 0.12) : rgb(0.1, 0.1, 0.1);
    const rotate = degrees(turned);
    const width = font.widthOfTextAtSize(mark, 18) + 16;
    page.drawText(mark, { x: 90, y: 715, size: 18, font, color, rotate });
    page.drawRectangle({
      x: 82,
      y: 708,
      width,
      height: 26,
      borderColor: color,
      borderWidth: 1.5,
      rotate,
    });
  }
  return Buffer.from(await pdf.save());
}

const LETTER = Array.from(
  { length: 20 },
  () => 'Báo cáo tình hình kinh tế - xã hội, mật độ dân số và công tác bảo mật thông tin.',
);

/** The first page of a PDF as a scanner gives it: a picture, without any text; in a page that has `words` beside it when given. */
export async function scanOf(pdf: Buffer, words: readonly string[] = []): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-scan-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', [
      '-r',
      '150',
      '-png',
      '-singlefile',
      join(folder, 'a.pdf'),
      join(folder, 'a'),
    ]);
    const scan = await PDFDocument.create();
    const picture = await scan.embedPng(readFileSync(join(folder, 'a.png')));
    const page = scan.addPage([595, 842]);
    page.drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
    for (const [row, line] of words.entries())
      page.drawText(line, { x: 60, y: 100 - row * 14, size: 10 });
    return Buffer.from(await scan.save());
  } finally {
    rmSync(folder, { recursive: true });
  }
}
