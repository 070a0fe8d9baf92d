import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { requireLooked } from './not-examined.ts';
import type { PdfTools } from './pdf-tools.ts';

/** How the text lies on a picture: a page of paragraphs, or a few words anywhere, as stamps are. */
export type OcrLayout = 'page' | 'sparse';

// Tesseract's page segmentation modes: 3 finds the page's own blocks, 11 finds words anywhere in no order.
const SEGMENTATION: Record<OcrLayout, string> = { page: '3', sparse: '11' };

const MAX_TEXT_BYTES = 1024 * 1024;

/**
 * Reads the Vietnamese text of one picture (PNG, TIFF or PBM, best at 300 dpi) with tesseract, composed (NFC); empty when there
 * is nothing to read. `folder` takes its files, which are gone afterwards. Throws `NotExamined` when tesseract fails or runs into the
 * limit of `tools`, UNAVAILABLE `program-missing` without it.
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
    requireLooked('tesseract', await tools.run(folder, 'tesseract', args));
    return await beginningOf(`${base}.txt`);
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
