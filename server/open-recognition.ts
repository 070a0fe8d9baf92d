import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Isolation } from './conversion/isolation.ts';
import { createProgramRecogniser } from './conversion/program-recogniser.ts';
import { openWorkshop } from './conversion/workshop.ts';
import type { Database } from './db/database.ts';
import { indexUnindexed } from './db/page-index.ts';
import { createRecognitionQueue } from './db/recognition-queue.ts';
import type { Closing } from './running.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { FileStore } from './services/ports/file-store.ts';
import type { Jobs } from './services/ports/jobs.ts';
import { createRecognitionService } from './services/recognition-service.ts';
import type { Settings } from './settings.ts';

/** How long each of the two programs may work on a page. */
const PAGE_TIMEOUT_MS = 60_000;

/** Opens the recognition of scanned pages, and indexes in the background what was converted before there was an index. */
export async function openRecognition(
  parts: {
    settings: Settings;
    database: Database;
    log: Logger;
    files: FileStore;
    jobs: Jobs;
    isolation: Isolation;
  },
  closing: Closing,
): Promise<void> {
  const { settings, database, log, files, jobs, isolation } = parts;
  const workshop = await openWorkshop({
    folder: join(settings.dataDir, 'recognition'),
    isolation,
    timeoutMs: PAGE_TIMEOUT_MS,
  });
  closing.push(() => workshop.close());
  const recognition = createRecognitionService({
    queue: createRecognitionQueue(database),
    recogniser: createProgramRecogniser(workshop),
    files,
    jobs,
    clock,
    onMissing: () => log.warn('tesseract or pdftoppm is missing: scanned pages are not recognised'),
    onError: (err) => log.error({ err }, 'recognising a page failed'),
  });
  await recognition.start();
  closing.push(async () => recognition.close());
  const ending = new AbortController();
  const indexing = indexUnindexed(database.pool, ending.signal).catch((err: unknown) =>
    log.error({ err }, 'documents could not be indexed'),
  );
  closing.push(async () => {
    ending.abort();
    await indexing;
  });
}
