import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Isolation } from './conversion/isolation.ts';
import { COMPARISON_LIMITS, createProgramComparer } from './conversion/program-comparer.ts';
import { createCarriedStore } from './db/carried-store.ts';
import { createComparisonStore } from './db/comparison-store.ts';
import type { Database } from './db/database.ts';
import type { Closing } from './running.ts';
import { startComparisons } from './services/comparison-service.ts';
import type { DocumentGate } from './services/document-gate.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { FileStore } from './services/ports/file-store.ts';
import type { Jobs } from './services/ports/jobs.ts';
import { createVersionService, type VersionService } from './services/version-service.ts';

/** Opens the comparison of versions on the programs of the conversion, and the service of versions on top of it. */
export async function openVersions(
  parts: {
    dataDir: string;
    database: Database;
    gate: DocumentGate;
    files: FileStore;
    jobs: Jobs;
    isolation: Isolation;
    log: Logger;
  },
  closing: Closing,
): Promise<VersionService> {
  const { dataDir, database, gate, files, jobs, isolation, log } = parts;
  const comparer = await createProgramComparer({
    folder: join(dataDir, 'comparison'),
    isolation,
    limits: COMPARISON_LIMITS,
  });
  closing.push(() => comparer.close());
  const comparisons = createComparisonStore(database);
  await startComparisons({
    comparisons,
    comparer,
    files,
    jobs,
    clock,
    onError: (err) => log.error({ err }, 'comparison of versions failed'),
  });
  return createVersionService({
    gate,
    comparisons,
    carried: createCarriedStore(database),
    jobs,
    clock,
  });
}
