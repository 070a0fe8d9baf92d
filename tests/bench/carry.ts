import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeIsolation } from '#server/conversion/isolation.ts';
import { COMPARISON_LIMITS, createProgramComparer } from '#server/conversion/program-comparer.ts';
import { carryMarks, countOf, rightShare, type Tally } from '#tests/support/carry/carry-marks.ts';
import { layOutPaper } from '#tests/support/carry/lay-out-paper.ts';
import { paperPair } from '#tests/support/carry/long-paper.ts';
import { makeMarks } from '#tests/support/carry/marks-with-truth.ts';
import { seeded } from '#tests/support/carry/seeded.ts';

/** How the notes of a long paper fared on its next version. `rightShare` counts those whose words are still there. */
export type Carrying = {
  pages: [old: number, fresh: number];
  marks: number;
  compareMs: number;
  rightShare: number;
  misplaced: number;
  tally: Tally;
};

const PAPER = {
  sections: 100,
  paragraphs: 9,
  edits: { inserted: 6, removed: 6, edited: 45, editsEach: 3 },
};
const MARKS = 600;

/** Compares a generated pair of some 200 pages with the real programs and carries 600 notes of all kinds. */
export async function measureCarrying(seed: number): Promise<Carrying> {
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-bench-carry-'));
  const random = seeded(seed);
  const { old, fresh } = paperPair(random, PAPER);
  const [before, after] = [await layOutPaper(old), await layOutPaper(fresh)];
  const [oldPdf, newPdf] = [join(folder, 'old.pdf'), join(folder, 'new.pdf')];
  await writeFile(oldPdf, before.bytes);
  await writeFile(newPdf, after.bytes);
  const isolation = await probeIsolation({ dataBytes: 2 ** 30, fileBytes: 2 ** 30 });
  const comparer = await createProgramComparer({
    folder: join(folder, 'comparison'),
    isolation,
    limits: COMPARISON_LIMITS,
  });
  try {
    const started = performance.now();
    const comparison = await comparer.compare(oldPdf, newPdf);
    const compareMs = performance.now() - started;
    if ('problem' in comparison) throw new Error(`The comparison ended: ${comparison.problem}`);
    const marks = makeMarks(random, old, before, MARKS);
    const tally = carryMarks(marks, comparison.compared, before, after);
    return {
      pages: [before.pageCount, after.pageCount],
      marks: marks.length,
      compareMs,
      rightShare: rightShare(tally),
      misplaced: countOf(tally, 'wrong') + countOf(tally, 'gonePlaced'),
      tally,
    };
  } finally {
    await comparer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
