import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecognisedLines } from '#contract/http/search.ts';
import type { PageRecogniser } from '#server/services/ports/page-recogniser.ts';
import { isInstalled } from './run-program.ts';
import { wordsOfTsv } from './tesseract-words.ts';
import type { Workshop } from './workshop.ts';

const PROGRAMS = ['pdftoppm', 'tesseract'];
/** The longer side of the picture: A4 at 300 dpi, which tesseract reads best; larger sheets stay within memory. */
const LONGER_SIDE_PIXELS = '3508';
const MOST_TSV_BYTES = 8 * 1024 * 1024;

/** Makes the recogniser of poppler, which draws the page, and tesseract with its Vietnamese data, which reads it. */
export function createProgramRecogniser(workshop: Workshop): PageRecogniser {
  async function read(path: string, page: number, own: string): Promise<RecognisedLines | null> {
    const base = join(own, 'page');
    const range = ['-f', `${page}`, '-l', `${page}`];
    const look = ['-gray', '-cropbox', '-scale-to', LONGER_SIDE_PIXELS, '-singlefile'];
    const drawn = await workshop.run(own, 'pdftoppm', [...range, ...look, path, base]);
    if (drawn.code !== 0) return null;
    const how = ['-l', 'vie', '--psm', '3', 'tsv'];
    const { code } = await workshop.run(own, 'tesseract', [`${base}.pgm`, base, ...how]);
    if (code !== 0 || (await stat(`${base}.tsv`)).size > MOST_TSV_BYTES) return null;
    return wordsOfTsv(await readFile(`${base}.tsv`, 'utf8'));
  }

  return {
    async isInstalled() {
      return (await Promise.all(PROGRAMS.map(isInstalled))).every(Boolean);
    },
    recognise: (path, page) => workshop.inOwnFolder((own) => read(path, page, own)),
  };
}
