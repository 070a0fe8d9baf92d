import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { ChangeReport } from '#contract/http/versions.ts';
import { probeIsolation } from '#server/conversion/isolation.ts';
import { COMPARISON_LIMITS, createProgramComparer } from '#server/conversion/program-comparer.ts';
import { carryMarks, countOf, rightShare } from '#tests/support/carry/carry-marks.ts';
import { layOutPaper } from '#tests/support/carry/lay-out-paper.ts';
import { paperPair } from '#tests/support/carry/long-paper.ts';
import { makeMarks } from '#tests/support/carry/marks-with-truth.ts';
import { seeded } from '#tests/support/carry/seeded.ts';

vi.setConfig({ testTimeout: 120_000 });

const root = mkdtempSync(join(tmpdir(), 'nghi-su-carry-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const at = (name: string) => join(root, name);

async function aComparer(limits = COMPARISON_LIMITS) {
  const isolation = await probeIsolation({ dataBytes: 2 ** 30, fileBytes: 2 ** 30 });
  return createProgramComparer({ folder: at('comparison'), isolation, limits });
}

it('notes of every kind find their words again in a paper with pages inserted, removed and edited', async () => {
  const random = seeded(7);
  const { old, fresh } = paperPair(random, {
    sections: 14,
    paragraphs: 8,
    edits: { inserted: 2, removed: 2, edited: 9, editsEach: 5 },
  });
  const [before, after] = [await layOutPaper(old), await layOutPaper(fresh)];
  await writeFile(at('old.pdf'), before.bytes);
  await writeFile(at('new.pdf'), after.bytes);
  const comparer = await aComparer();
  const comparison = await comparer.compare(at('old.pdf'), at('new.pdf'));
  await comparer.close();
  if ('problem' in comparison) throw new Error(comparison.problem);

  const marks = makeMarks(random, old, before, 300);
  const tally = carryMarks(marks, comparison.compared, before, after);
  expect(rightShare(tally)).toBeGreaterThanOrEqual(0.9);
  const misplaced = countOf(tally, 'wrong') + countOf(tally, 'gonePlaced');
  expect(misplaced / marks.length).toBeLessThanOrEqual(0.03);
  // Marks whose words went with their page are listed, which the figure above does not count.
  expect(countOf(tally, 'goneListed')).toBeGreaterThan(10);

  const report = ChangeReport.parse(JSON.parse(comparison.compared.report));
  expect(report.pages).toHaveLength(after.pageCount);
  expect(report.picturesUpTo).toBe(after.pageCount);
  expect(report.pages.filter(({ kind }) => kind === 'new').length).toBeGreaterThanOrEqual(2);
  expect(report.removedPages.length).toBeGreaterThanOrEqual(2);
  expect(readdirSync(at('comparison'))).toEqual([]);
});

it('a comparison that takes too long ends with a word of it, and leaves no file', async () => {
  const comparer = await aComparer({ ...COMPARISON_LIMITS, timeoutMs: 50 });
  const paper = await layOutPaper(
    paperPair(seeded(1), {
      sections: 1,
      paragraphs: 1,
      edits: { inserted: 0, removed: 0, edited: 0, editsEach: 0 },
    }).old,
  );
  await writeFile(at('a.pdf'), paper.bytes);
  expect(await comparer.compare(at('a.pdf'), at('a.pdf'))).toEqual({ problem: 'timed-out' });
  await writeFile(at('broken.pdf'), 'no PDF');
  const patient = await aComparer();
  expect(await patient.compare(at('a.pdf'), at('broken.pdf'))).toEqual({ problem: 'failed' });
  expect(readdirSync(at('comparison'))).toEqual([]);
  await Promise.all([comparer.close(), patient.close()]);
});
