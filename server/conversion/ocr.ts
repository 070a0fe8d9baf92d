import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PdfTools } from './pdf-tools.ts';

/** How the text lies on a picture: a page of paragraphs, or a few words anywhere, as stamps are. */
export type OcrLayout = 'page' | 'sparse';

// Tesseract's page segmentation modes: 3 finds the page's own blocks, 11 finds words anywhere in no order.
const SEGMENTATION: Record<OcrLayout, string> = { page: '3', sparse: '11' };

const MAX_TEXT_BYTES = 1024 * 1024;

/**
 * Reads the Vietnamese text of one picture (PNG, TIFF or PBM, best at 300 dpi) with tesseract, composed (NFC); empty when nothing
 * can be read within the limit of `tools`. `folder` takes its files, which are gone afterwards. UNAVAILABLE `program-missing`
 * without tesseract.
 */
export async function textOfImage(
  tools: Pick<PdfTools, 'run'>,
  imagePath: string,
  folder: string,
  layout: OcrLayout = 'page',
): Promise<string> {
  const base = join(folder, 'ocr');
  const args = [imagePath, base, '-l', 'vie', '--psm', SEGMENTATION[layout]];
  try {
    const { code } = await tools.run(folder, 'tesseract', args);
    return code === 0 ? await beginningOf(`${base}.txt`) : '';
  } finally {
    await rm(`${base}.txt`, { force: true });
  }
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_TEXT_BYTES), 0);
    const text = buffer.subarray(0, bytesRead).toString('utf8');
    // PostgreSQL stores no NUL.
    return text.replaceAll('\0', '').toWellFormed().normalize('NFC').replaceAll('\f', '').trim();
  } finally {
    await file.close();
  }
}
