import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { refuse } from '#contract/errors.ts';
import type {
  ComparedVersions,
  Comparison,
  VersionComparer,
} from '#server/services/ports/version-comparer.ts';
import type { Isolation } from './isolation.ts';
import { isInstalled } from './run-program.ts';
import { openWorkshop } from './workshop.ts';

/** What a comparison is held to. `pictureSeconds`: after so long, the pages that are left are compared by their words alone. */
export type ComparisonLimits = { timeoutMs: number; pictureSeconds: number; resultBytes: number };

/** The product's limits: four minutes in all, two of them for pictures, and 64 MB of what was found. */
export const COMPARISON_LIMITS: ComparisonLimits = {
  timeoutMs: 240_000,
  pictureSeconds: 120,
  resultBytes: 64 * 1024 * 1024,
};

const PROGRAM = fileURLToPath(new URL('./compare-program.ts', import.meta.url));
const NEEDED = ['pdftotext', 'pdftoppm', 'pdfinfo'];
const RESULTS = ['report.json', 'links.json', 'old-words.jsonl', 'new-words.jsonl'] as const;

/** Makes the comparer of poppler's programs, which must be on PATH; `folder` is emptied at the start. */
export async function createProgramComparer(options: {
  folder: string;
  isolation: Isolation;
  limits: ComparisonLimits;
}): Promise<VersionComparer> {
  const { folder, isolation, limits } = options;
  const workshop = await openWorkshop({ folder, isolation, timeoutMs: limits.timeoutMs });

  async function compareIn(own: string, oldPdf: string, newPdf: string): Promise<Comparison> {
    const args = [PROGRAM, oldPdf, newPdf, own, String(limits.pictureSeconds)];
    const { code, timedOut } = await workshop.run(own, execPath, args);
    if (timedOut) return { problem: 'timed-out' };
    if (code !== 0) return { problem: 'failed' };
    const sizes = await Promise.all(RESULTS.map((name) => stat(join(own, name))));
    if (sizes.some(({ size }) => size > limits.resultBytes)) return { problem: 'too-long' };
    return { compared: await readResults(own) };
  }

  return {
    async compare(oldPdf, newPdf) {
      for (const program of NEEDED)
        if (!(await isInstalled(program))) throw refuse('UNAVAILABLE', 'program-missing');
      return workshop.inOwnFolder((own) => compareIn(own, oldPdf, newPdf));
    },
    close: () => workshop.close(),
  };
}

async function readResults(folder: string): Promise<ComparedVersions> {
  const [report = '', links = '', oldPages = '', newPages = ''] = await Promise.all(
    RESULTS.map((name) => readFile(join(folder, name), 'utf8')),
  );
  return { report, links, oldPages: oldPages.split('\n'), newPages: newPages.split('\n') };
}
