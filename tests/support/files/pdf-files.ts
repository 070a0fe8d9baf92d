import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import {
  concatTransformationMatrix,
  degrees,
  drawObject,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFString,
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
