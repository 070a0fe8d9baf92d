import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { markInPicture, type SecrecyMark } from '#server/domain/secrecy-marks.ts';
import { requireLooked } from './not-examined.ts';
import { textOfImage } from './ocr.ts';
import type { PdfTools } from './pdf-tools.ts';
import type { StampInk } from './stamp-letters.ts';

const ISOLATOR = fileURLToPath(new URL('./isolate-stamp.ts', import.meta.url));
// A4 at 200 dpi; larger pages are drawn no larger.
const LONGER_SIDE_POINTS = 2339;
// A first page with fewer letters of its own is a picture, as a scan is.
const LETTERS_OF_A_TEXT = 40;

/**
 * Looks for a stamp of secrecy on the picture of a PDF's first page: in red always, in any dark ink where the page is a scan, whose
 * words stand nowhere else. `firstPageText` is what the page itself says. The picture's files are left in the folder.
 * Throws `NotExamined` when the page could not be looked at.
 */
export async function stampOnFirstPage(
  tools: PdfTools,
  path: string,
  firstPageText: string,
  folder: string,
): Promise<SecrecyMark | null> {
  const picture = join(folder, 'first-page');
  const size = ['-scale-to', String(LONGER_SIDE_POINTS)];
  const args = ['-f', '1', '-l', '1', '-singlefile', ...size, path, picture];
  requireLooked('pdftoppm', await tools.run(folder, 'pdftoppm', args));
  const isScan = (firstPageText.match(/\p{L}/gu)?.length ?? 0) < LETTERS_OF_A_TEXT;
  const inks: readonly StampInk[] = isScan ? ['red', 'dark'] : ['red'];
  for (const ink of inks) {
    const letters = join(folder, `letters-${ink}.pgm`);
    const isolating = [ISOLATOR, ink, `${picture}.ppm`, letters];
    requireLooked('isolate-stamp', await tools.run(folder, execPath, isolating));
    if (!(await exists(letters))) continue;
    const mark = markInPicture(await textOfImage(tools, letters, folder, 'sparse'));
    if (mark) return mark;
  }
  return null;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
