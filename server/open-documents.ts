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

/** The service of documents, and whether the programs that open their files are kept off the network. */
export type OpenedDocuments = { documents: DocumentService; isConversionIsolated: boolean };

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
): Promise<OpenedDocuments> {
  const { settings, database, databaseUrl, access, framing, log } = parts;
  const startedAt = clock.now();
  const files = await createDiskFileStore(join(settings.dataDir, 'files'));
  closing.push(() => files.close());
  const jobs = await startPgBossJobs({
    databaseUrl,
    onError: (err) => log.warn({ err }, 'job connection lost'),
  });
  closing.push(() => jobs.close());
  const isolation = await probeIsolation({ dataBytes: 2 ** 30, fileBytes: 2 ** 30 });
  const needsIsolation = settings.conversionNeedsIsolation;
  if (!isolation.networkless) sayUnisolated(log, needsIsolation);
  const converter = await createProgramConverter({
    folder: join(settings.dataDir, 'conversion'),
    isolation,
    needsIsolation,
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
  const documents = createDocumentService({
    access,
    documents: createDocumentStore(database),
    files,
    converter,
    jobs,
    framing,
    clock,
  });
  return { documents, isConversionIsolated: isolation.networkless };
}

function sayUnisolated(log: Logger, isRefused: boolean): void {
  const fault = 'unshare cannot make a network namespace: conversion programs are not isolated';
  if (!isRefused) {
    log.warn(fault);
    return;
  }
  log.error(
    `${fault}; DOCX, XLSX and PPTX are refused (no-isolation). Allow user namespaces (docker/seccomp.json) or, at your own risk, set ALLOW_UNISOLATED_CONVERSION=1`,
  );
}
