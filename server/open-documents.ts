import { join } from 'node:path';
import type { Logger } from 'pino';
import { probeIsolation } from './conversion/isolation.ts';
import { createPdfWatermarker } from './conversion/pdf-watermarker.ts';
import { CONVERSION_LIMITS, createProgramConverter } from './conversion/program-converter.ts';
import { openWorkshop } from './conversion/workshop.ts';
import { createAnnotationCounts } from './db/annotation-counts.ts';
import { createAuditLog } from './db/audit.ts';
import { createConversionQueue } from './db/conversion-queue.ts';
import type { Database } from './db/database.ts';
import { createDocumentLists } from './db/document-lists.ts';
import { createKeptVersions } from './db/kept-versions.ts';
import { createLibraryStore } from './db/library-store.ts';
import { createRoomPaperStore } from './db/room-paper-store.ts';
import { createUnitDirectory } from './db/unit-directory.ts';
import { createWatermarkedCopyStore } from './db/watermarked-copy-store.ts';
import { startPgBossJobs } from './jobs/pg-boss-jobs.ts';
import { type OpenedReading, openReading } from './open-reading.ts';
import { openRecognition } from './open-recognition.ts';
import { openVersions } from './open-versions.ts';
import type { Closing } from './running.ts';
import { createConversionService } from './services/conversion-service.ts';
import type { DocumentChanges } from './services/document-changes.ts';
import type { DocumentClock } from './services/document-clock-service.ts';
import { createDocumentGate, type DocumentGate } from './services/document-gate.ts';
import { createDocumentReading, type DocumentReading } from './services/document-reading.ts';
import { createDocumentService, type DocumentService } from './services/document-service.ts';
import { createHandOutService, type HandOutService } from './services/hand-out-service.ts';
import { createKeepingService, type KeepingService } from './services/keeping-service.ts';
import type { LibraryAccess } from './services/library-access.ts';
import { createLibraryService, type LibraryService } from './services/library-service.ts';
import type { MeetingView } from './services/meeting-view.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { DocumentStore } from './services/ports/document-store.ts';
import type { Framing } from './services/ports/framing.ts';
import type { Jobs } from './services/ports/jobs.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import type { MeetingStore } from './services/ports/meetings.ts';
import { watchReadingTimes } from './services/reading-times.ts';
import { createRoomPaperService, type RoomPaperService } from './services/room-paper-service.ts';
import type { SecrecyGate } from './services/secrecy-gate.ts';
import { createTakeFile } from './services/take-file.ts';
import { createUploadService, type UploadService } from './services/upload-service.ts';
import type { VersionService } from './services/version-service.ts';
import { createWatermarkedCopies } from './services/watermarked-copies.ts';
import type { Settings } from './settings.ts';
import { createDiskFileStore } from './storage/disk-file-store.ts';
import { createDiskUploadStore } from './storage/disk-upload-store.ts';

/** The services of documents, and whether the programs that open their files are kept off the network. */
export type OpenedDocuments = OpenedReading & {
  documents: DocumentService;
  library: LibraryService;
  uploads: UploadService;
  roomPapers: RoomPaperService;
  versions: VersionService;
  reading: DocumentReading;
  keeping: KeepingService;
  gate: DocumentGate;
  handOut: HandOutService;
  jobs: Jobs;
  isConversionIsolated: boolean;
};

/** How long a program may work on a PDF that is made for a reader. */
const PDF_TIMEOUT_MS = 60_000;
/** How often copies of internal documents that are out of date are thrown away. */
const CLEAR_EVERY_MS = 3_600_000;

/** Opens storage, conversion and jobs, and the services of documents on top of them. */
export async function openDocuments(
  parts: {
    settings: Settings;
    database: Database;
    databaseUrl: string;
    access: MeetingAccess;
    library: LibraryAccess;
    changes: DocumentChanges;
    secrecy: SecrecyGate;
    store: DocumentStore;
    meetings: MeetingStore;
    view: MeetingView;
    framing: Framing;
    documentClock: DocumentClock;
    log: Logger;
  },
  closing: Closing,
): Promise<OpenedDocuments> {
  const {
    settings,
    database,
    databaseUrl,
    access,
    library,
    changes,
    secrecy,
    store,
    meetings,
    view,
    framing,
    documentClock,
    log,
  } = parts;
  const startedAt = clock.now();
  const files = await createDiskFileStore(join(settings.dataDir, 'files'));
  closing.push(() => files.close());
  const jobs = await startPgBossJobs({
    databaseUrl,
    onError: (err) => log.warn({ err }, 'a job failed, or the connection of jobs was lost'),
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
  const gate = createDocumentGate({ access, library, documents: store, clock });
  const workshop = await openWorkshop({
    folder: join(settings.dataDir, 'workshop'),
    isolation,
    timeoutMs: PDF_TIMEOUT_MS,
  });
  closing.push(() => workshop.close());
  const copies = createWatermarkedCopies({
    copies: createWatermarkedCopyStore(database),
    watermarker: createPdfWatermarker(workshop),
    files,
    units: createUnitDirectory(database),
    clock,
  });
  const clearing = setInterval(
    () => void copies.clear().catch((err: unknown) => log.error({ err }, 'copies stay')),
    CLEAR_EVERY_MS,
  ).unref();
  closing.push(async () => clearInterval(clearing));
  const stopWatching = watchReadingTimes({
    documents: store,
    framing,
    clock,
    onError: (err) => log.error({ err }, 'reading times could not be looked at'),
  });
  closing.push(async () => stopWatching());
  const reading = createDocumentReading({ gate, documents: store, files, copies, clock });
  const made = await openReading({
    dataDir: settings.dataDir,
    workshop,
    files,
    store,
    audit: createAuditLog(database),
    counts: createAnnotationCounts(database),
    access,
    view,
    reading,
  });
  const { forget: onTakenBack } = made.pages;
  const conversion = createConversionService({
    queue: createConversionQueue(database),
    converter,
    files,
    framing,
    jobs,
    clock,
    prepare: made.pages.prepare,
    onError: (err) => log.error({ err }, 'conversion failed'),
  });
  await conversion.start(startedAt);
  closing.push(async () => conversion.close());
  const takeFile = createTakeFile({ files, converter });
  await openRecognition({ ...parts, files, jobs, isolation }, closing);
  const documents = createDocumentService({
    changes,
    documents: store,
    takeFile,
    secrecy,
    jobs,
    documentClock,
    clock,
    onTakenBack,
  });
  const libraryService = createLibraryService({
    library,
    gate,
    changes,
    store: createLibraryStore(database),
    documents: store,
    units: createUnitDirectory(database),
    takeFile,
    secrecy,
    jobs,
    documentClock,
    clock,
  });
  const uploads = createUploadService({
    changes,
    folders: library,
    secrecy,
    documents,
    library: libraryService,
    reading,
    uploads: await createDiskUploadStore(join(settings.dataDir, 'uploads')),
    clock,
    onError: (err) => log.error({ err }, 'an upload could not be forgotten'),
  });
  const versions = await openVersions(
    { ...parts, dataDir: settings.dataDir, gate, files, jobs, isolation },
    closing,
  );
  await uploads.start();
  closing.push(async () => uploads.close());
  const lists = createDocumentLists(database.prisma);
  const kept = createKeptVersions(database);
  return {
    documents,
    uploads,
    versions,
    roomPapers: createRoomPaperService({
      roomPapers: createRoomPaperStore(database),
      access,
      framing,
    }),
    library: libraryService,
    reading,
    keeping: createKeepingService({ reading, versions: kept, clock }),
    ...made,
    gate,
    handOut: createHandOutService({
      gate,
      documents: store,
      lists,
      kept,
      meetings,
      framing,
      clock,
      onTakenBack,
    }),
    jobs,
    isConversionIsolated: isolation.networkless,
  };
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
