import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '#contract/errors.ts';
import type { Watermarker } from '#server/services/ports/watermarker.ts';
import { createTurns } from '#server/services/turns.ts';
import type { Workshop } from './workshop.ts';

/** So many copies are made at once: when a meeting opens a paper together, the others wait their turn. */
const AT_ONCE = 2;

/**
 * Makes the watermarker of pdf-lib, which draws the line, and qpdf, which lays it over every page. The line is no text: what is searched,
 * selected and read aloud is the document's own.
 */
export function createPdfWatermarker(workshop: Workshop): Watermarker {
  const turns = createTurns(AT_ONCE);
  return {
    mark: (path, line, use) =>
      turns.run(() =>
        workshop.inOwnFolder(async (own) => {
          const stamp = join(own, 'stamp.pdf');
          const marked = join(own, 'marked.pdf');
          const { watermarkPage } = await import('./watermark-page.ts');
          await writeFile(stamp, await watermarkPage(line));
          const overlay = ['--overlay', stamp, '--from=', '--repeat=1', '--'];
          const args = ['--object-streams=generate', path, ...overlay, marked];
          const { code } = await workshop.run(own, 'qpdf', args);
          // qpdf ends with 3 when it mended something on its way.
          if (code !== 0 && code !== 3) throw refuse('UNAVAILABLE', 'not-ready');
          return use(marked);
        }),
      ),
  };
}
