import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';

const FONT = '/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf';

/** A PDF with lines of Vietnamese text on each of its pages. */
export async function vietnamesePdf(pages: readonly (readonly string[])[]): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const font = await pdf.embedFont(readFileSync(FONT), { subset: true });
  for (const lines of pages) {
    const page = pdf.addPage([595, 842]);
    for (const [index, line] of lines.entries())
      page.drawText(line, { x: 60, y: 740 - 30 * index, size: 15, font });
  }
  return Buffer.from(await pdf.save());
}

/** The same as a scanner would make it: each page a picture of 200 dpi, no text at all. */
export async function scannedPdf(pages: readonly (readonly string[])[]): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-scan-'));
  try {
    const path = join(folder, 'text.pdf');
    writeFileSync(path, await vietnamesePdf(pages));
    execFileSync('pdftoppm', ['-r', '200', '-gray', '-png', path, join(folder, 'page')]);
    const scan = await PDFDocument.create();
    for (const name of readdirSync(folder)
      .filter((entry) => entry.endsWith('.png'))
      .sort()) {
      const picture = await scan.embedPng(readFileSync(join(folder, name)));
      scan.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
    }
    return Buffer.from(await scan.save());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
