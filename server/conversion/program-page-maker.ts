import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { refuse } from '#contract/errors.ts';
import type { PageMaker, PageMap } from '#server/services/ports/page-maker.ts';
import { createTurns } from '#server/services/turns.ts';
import type { Workshop } from './workshop.ts';

const MAPPER = fileURLToPath(new URL('./map-pages.ts', import.meta.url));
/** Two, so that one heavy picture doesn't hold up all; more would take the cores from sound and picture. */
const AT_ONCE = 2;

const PACKED = ['--object-streams=generate', '--remove-unreferenced-resources=yes'];

type Make = (program: string, args: readonly string[]) => Promise<void>;

/** Makes pages and pictures with qpdf and poppler, which must be on PATH. */
export function createProgramPageMaker(workshop: Workshop): PageMaker {
  const turns = createTurns(AT_ONCE);
  const inTurn = <T>(work: (own: string, make: Make) => Promise<T>) =>
    turns.run(() =>
      workshop.inOwnFolder((own) =>
        work(own, async (program, args) => {
          const { code } = await workshop.run(own, program, args);
          // qpdf ends with 3 when it mended something on its way: the result is whole.
          if (code !== 0 && code !== 3) throw refuse('UNAVAILABLE', 'page-not-made');
        }),
      ),
    );
  return {
    map: (pdf) =>
      inTurn(async (own, make) => {
        const structure = join(own, 'structure.json');
        const map = join(own, 'map.json');
        await make('qpdf', ['--json-output', '--json-stream-data=none', pdf, structure]);
        await make(execPath, [MAPPER, structure, map]);
        return JSON.parse(await readFile(map, 'utf8')) as PageMap;
      }),
    page: (pdf, page, target, withCatalog) =>
      inTurn(async (_own, make) => {
        const source = withCatalog ? [pdf, '--pages', '.'] : ['--empty', '--pages', pdf];
        await make('qpdf', [...source, String(page), '--', ...PACKED, target]);
      }),
    split: (pdf, take) =>
      inTurn(async (own, make) => {
        await make('qpdf', ['--split-pages=1', ...PACKED, pdf, join(own, 'page.pdf')]);
        // qpdf numbers them from 1 with leading zeros.
        for (const name of (await readdir(own)).sort())
          await take(Number(/\d+/.exec(name)?.[0]), join(own, name));
      }),
    image: (pagePdf, longerPx, target) =>
      inTurn(async (own, make) => {
        const made = join(own, 'page');
        const look = ['-jpeg', '-jpegopt', 'quality=82,optimize=y', '-singlefile'];
        // By the longer side: a width would be that of the page before it is turned (/Rotate).
        const size = ['-scale-to', String(longerPx)];
        await make('pdftoppm', [...look, ...size, pagePdf, made]);
        await rename(`${made}.jpg`, target);
      }),
  };
}
