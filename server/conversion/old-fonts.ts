import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { OldEncoding } from '#contract/http/documents.ts';
import type { FileKind } from '#server/domain/file-kind.ts';
import { encodingOfFont } from '#server/domain/old-encodings.ts';
import { requireLooked } from './not-examined.ts';
import type { PdfTools } from './pdf-tools.ts';
import { readZipParts } from './zip-scan.ts';

const MODERNISER = fileURLToPath(new URL('./modernise-docx.ts', import.meta.url));
// Where office files name their fonts; a few megabytes of them are more than any has.
const PARTS_WITH_FONTS =
  /^(?:word|xl|ppt)\/.*(?:fontTable|styles|document|theme\d*|slideMaster\d*|slide\d*)\.xml$/;
const MAX_PART_BYTES = 16 * 1024 * 1024;

/**
 * Tells which old encoding the fonts of a file speak of; null when none does. Whether its text is written so is another matter.
 * Throws `NotExamined` when the fonts of a PDF could not be looked at: a mark in an old encoding would be overlooked.
 */
export async function oldEncodingOf(
  tools: PdfTools,
  path: string,
  kind: FileKind,
  folder: string,
): Promise<OldEncoding | null> {
  const names = kind === 'pdf' ? await fontsOfPdf(tools, path, folder) : await fontsOfPackage(path);
  for (const name of names) {
    const encoding = encodingOfFont(name);
    if (encoding) return encoding;
  }
  return null;
}

async function fontsOfPdf(tools: PdfTools, path: string, folder: string): Promise<string[]> {
  const end = await tools.run(folder, 'pdffonts', [path]);
  requireLooked('pdffonts', end);
  // Two lines of heading, then a font's name at the start of each line.
  return end.stdout.split('\n').slice(2);
}

async function fontsOfPackage(path: string): Promise<string[]> {
  const parts = await readZipParts(path, PARTS_WITH_FONTS, MAX_PART_BYTES);
  return parts.flatMap((xml) =>
    [...xml.matchAll(/="(\.?Vn[^"]*)"/gi)].map(([, name]) => name ?? ''),
  );
}

/**
 * Gives a DOCX in Unicode and in fonts that are there, so that its pages look right, with the encoding that it was in; the file itself
 * when it is Unicode already or cannot be read.
 */
export async function modernDocx(
  tools: PdfTools,
  path: string,
  folder: string,
): Promise<{ path: string; oldEncoding: OldEncoding | null }> {
  const target = join(folder, 'modern.docx');
  const { code, stdout } = await tools.run(folder, execPath, [MODERNISER, path, target]);
  const { data: oldEncoding } = OldEncoding.safeParse(stdout);
  return code === 0 && oldEncoding ? { path: target, oldEncoding } : { path, oldEncoding: null };
}
