import { join } from 'node:path';
import type { Logger } from 'pino';
import { probeIsolation } from './conversion/isolation.ts';
import { CONVERSION_LIMITS, createProgramConverter } from './conversion/program-converter.ts';
import { createConversionQueue } from './db/conversion-queue.ts';
import type { Database } from './db/database.ts';
import { createDocumentStore } from './db/document-store.ts';
import { startPgBossJobs } from './jobs/pg-boss-jobs.ts';
import type { Closing } from './running.ts';
import { createConversionService } from './services/conversion-service.ts';
import { createDocumentService, type DocumentService } from './services/document-service.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { Framing } from './services/ports/framing.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import type { Settings } from './settings.ts';
import { createDiskFileStore } from './storage/disk-file-store.ts';

/** Opens storage, conversion and jobs, and the service of documents on top of them. */
export async function openDocuments(
  parts: {
    settings: Settings;
    database: Database;
    databaseUrl: string;
    access: MeetingAccess;
    framing: Framing;
    log: Logger;
  },
  closing: Closing,
): Promise<DocumentService> {
  const { settings, database, databaseUrl, access, framing, log } = parts;
  const startedAt = clock.now();
  const files = await createDiskFileStore(join(settings.dataDir, 'files'));
  closing.push(() => files.close());
  const jobs = await startPgBossJobs({
    databaseUrl,
    onError: (err) => log.warn({ err }, 'job connection lost'),
  });
  closing.push(() => jobs.close());
  const converter = await createProgramConverter({
    folder: join(settings.dataDir, 'conversion'),
    isolation: await probeIsolation({ dataBytes: 2 ** 30, fileBytes: 2 ** 30 }),
    limits: CONVERSION_LIMITS,
  });
  closing.push(() => converter.close());
  const conversion = createConversionService({
    queue: createConversionQueue(database),
    converter,
    files,
    framing,
    jobs,
    clock,
    onError: (err) => log.error({ err }, 'conversion failed'),
  });
  await conversion.start(startedAt);
  closing.push(async () => conversion.close());
  return createDocumentService({
    access,
    documents: createDocumentStore(database),
    files,
    converter,
    jobs,
    framing,
    clock,
  });
}
