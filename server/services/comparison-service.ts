import type { VersionId } from '#contract/ids.ts';
import type { Clock } from './ports/clock.ts';
import type { ComparisonStore } from './ports/comparison-store.ts';
import { ConversionAborted } from './ports/converter.ts';
import type { FileStore } from './ports/file-store.ts';
import type { Jobs } from './ports/jobs.ts';
import type { VersionComparer } from './ports/version-comparer.ts';

/** What the service works with. */
export type ComparisonParts = {
  comparisons: ComparisonStore;
  comparer: Pick<VersionComparer, 'compare'>;
  files: Pick<FileStore, 'withLocalPath'>;
  jobs: Jobs;
  clock: Clock;
  onError: (error: unknown) => void;
};

/** Begins to compare versions, one pair after another: a new version with the one before it, others when somebody asks. */
export async function startComparisons({
  comparisons,
  comparer,
  files,
  jobs,
  clock,
  onError,
}: ComparisonParts): Promise<void> {
  async function work(versionId: VersionId, asked: VersionId | undefined): Promise<void> {
    const since = asked ?? (await comparisons.readyBefore(versionId));
    if (!since) return;
    const pair = { versionId, since };
    const now = clock.now();
    await comparisons.request(pair, now, now);
    const waiting = await comparisons.waiting(pair);
    if (!waiting) return;
    const outcome = await files.withLocalPath(waiting.oldPdfKey, (oldPdf) =>
      files.withLocalPath(waiting.newPdfKey, (newPdf) => comparer.compare(oldPdf, newPdf)),
    );
    await comparisons.settle(pair, outcome);
  }

  await jobs.work(
    'document.compare',
    async ({ versionId, since }) => {
      try {
        await work(versionId, since);
      } catch (error) {
        if (!(error instanceof ConversionAborted)) onError(error);
        throw error;
      }
    },
    { concurrency: 1 },
  );
}
