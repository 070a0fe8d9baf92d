import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeetingId, UserId } from '#contract/ids.ts';
import { probeIsolation } from '#server/conversion/isolation.ts';
import { createPdfWatermarker } from '#server/conversion/pdf-watermarker.ts';
import { COMPARISON_LIMITS, createProgramComparer } from '#server/conversion/program-comparer.ts';
import { CONVERSION_LIMITS, createProgramConverter } from '#server/conversion/program-converter.ts';
import { openWorkshop } from '#server/conversion/workshop.ts';
import { createAnnotationStore } from '#server/db/annotation-store.ts';
import { createAuditLog } from '#server/db/audit.ts';
import { createCarriedStore } from '#server/db/carried-store.ts';
import { createComparisonStore } from '#server/db/comparison-store.ts';
import { createConversionQueue } from '#server/db/conversion-queue.ts';
import { createDocumentDetailsStore } from '#server/db/document-details.ts';
import { createDocumentLists } from '#server/db/document-lists.ts';
import { createDocumentStore } from '#server/db/document-store.ts';
import { createKeptVersions } from '#server/db/kept-versions.ts';
import { createLibraryStore } from '#server/db/library-store.ts';
import { createMeetingLists } from '#server/db/meeting-lists.ts';
import { createMeetingStore } from '#server/db/meeting-store.ts';
import { createStandings } from '#server/db/standings.ts';
import { createUnitDirectory } from '#server/db/unit-directory.ts';
import { createWatermarkedCopyStore } from '#server/db/watermarked-copy-store.ts';
import { startPgBossJobs } from '#server/jobs/pg-boss-jobs.ts';
import { openPapers } from '#server/open-papers.ts';
import { createAnnotationService } from '#server/services/annotation-service.ts';
import { startComparisons } from '#server/services/comparison-service.ts';
import { createConversionService } from '#server/services/conversion-service.ts';
import { createDocumentChanges } from '#server/services/document-changes.ts';
import { createDocumentDetailsService } from '#server/services/document-details-service.ts';
import { createDocumentGate } from '#server/services/document-gate.ts';
import { createDocumentReading } from '#server/services/document-reading.ts';
import { createDocumentService } from '#server/services/document-service.ts';
import { createHandOutService } from '#server/services/hand-out-service.ts';
import { createLibraryAccess } from '#server/services/library-access.ts';
import { createLibraryService } from '#server/services/library-service.ts';
import { createMeetingAccess } from '#server/services/meeting-access.ts';
import { createMeetingPapersService } from '#server/services/meeting-papers-service.ts';
import type { Converter } from '#server/services/ports/converter.ts';
import { createSecrecyGate } from '#server/services/secrecy-gate.ts';
import { createTakeFile } from '#server/services/take-file.ts';
import { createUploadService } from '#server/services/upload-service.ts';
import { createVersionService } from '#server/services/version-service.ts';
import { createWatermarkedCopies } from '#server/services/watermarked-copies.ts';
import { createDiskFileStore } from '#server/storage/disk-file-store.ts';
import { createDiskUploadStore } from '#server/storage/disk-upload-store.ts';
import type { TestDatabase } from './use-database.ts';

/** A folder for one server's files, or for a server and the next one. */
export function aDocumentFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-documents-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything of documents, real: storage, programs, jobs, rights. Only the stream of the meeting is a list of calls. */
export async function aDocumentDesk(
  database: TestDatabase,
  { convert, folder = aDocumentFolder() }: { convert?: Converter['convert']; folder?: string } = {},
) {
  const { prisma, pool } = database;
  const reframed: { meetingId: MeetingId; by: UserId }[] = [];
  const errors: unknown[] = [];
  let aheadMs = 0;
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  const framing = {
    reframe: async (meetingId: MeetingId, by: UserId) => void reframed.push({ meetingId, by }),
  };
  const files = await createDiskFileStore(join(folder, 'files'));
  const isolation = await probeIsolation({ dataBytes: 2 ** 30, fileBytes: 2 ** 30 });
  const programs = await createProgramConverter({
    folder: join(folder, 'conversion'),
    isolation,
    limits: CONVERSION_LIMITS,
  });
  const comparer = await createProgramComparer({
    folder: join(folder, 'comparison'),
    isolation,
    limits: COMPARISON_LIMITS,
  });
  const converter: Converter = convert ? { ...programs, convert } : programs;
  const jobs = await startPgBossJobs({
    databaseUrl: database.url,
    onError: (error) => errors.push(error),
  });
  const queue = createConversionQueue({ prisma });
  const access = createMeetingAccess({ standings: createStandings({ pool }) });
  const store = createDocumentStore({ pool, prisma });
  const libraryStore = createLibraryStore({ pool, prisma });
  const folders = createLibraryAccess({ folders: libraryStore });
  const takeFile = createTakeFile({ files, converter });
  const gate = createDocumentGate({ access, library: folders, documents: store, clock });
  const changes = createDocumentChanges({
    access,
    library: folders,
    documents: store,
    framing,
  });
  const opened = openPapers({ database: { prisma }, access, framing, clock });
  const workshop = await openWorkshop({
    folder: join(folder, 'workshop'),
    isolation: await probeIsolation({ dataBytes: 2 ** 30, fileBytes: 2 ** 30 }),
    timeoutMs: 60_000,
  });
  const copies = createWatermarkedCopies({
    copies: createWatermarkedCopyStore({ pool }),
    watermarker: createPdfWatermarker(workshop),
    files,
    units: createUnitDirectory({ pool, prisma }),
    clock,
  });
  const comparisons = createComparisonStore({ prisma });
  const conversions = createConversionService({
    queue,
    converter,
    files,
    framing,
    jobs,
    clock,
    onError: (error) => errors.push(error),
  });
  const secrecy = createSecrecyGate({ audit: createAuditLog({ prisma }) });
  const documents = createDocumentService({
    changes,
    documents: store,
    takeFile,
    secrecy,
    jobs,
    documentClock: opened.documentClock,
    clock,
  });
  const library = createLibraryService({
    library: folders,
    gate,
    changes,
    store: libraryStore,
    documents: store,
    units: createUnitDirectory({ pool, prisma }),
    takeFile,
    secrecy,
    jobs,
    documentClock: opened.documentClock,
    clock,
  });
  const reading = createDocumentReading({ gate, documents: store, files, copies, clock });
  const uploads = createUploadService({
    changes,
    folders,
    secrecy,
    documents,
    library,
    reading,
    uploads: await createDiskUploadStore(join(folder, 'uploads')),
    clock,
    onError: (error) => errors.push(error),
  });
  return {
    folder,
    files,
    queue,
    conversions,
    reframed,
    gate,
    handOut: createHandOutService({
      gate,
      documents: store,
      lists: createDocumentLists(prisma),
      kept: createKeptVersions({ pool }),
      meetings: createMeetingStore(database),
      framing,
      clock,
    }),
    copies,
    details: createDocumentDetailsService({
      changes,
      documents: store,
      details: createDocumentDetailsStore({ prisma }),
      secrecy,
    }),
    meetingPapers: createMeetingPapersService({
      lists: createMeetingLists({ pool }),
      store: libraryStore,
      clock,
    }),
    reading,
    documents,
    library,
    uploads,
    ...opened,
    annotations: createAnnotationService({
      gate,
      annotations: createAnnotationStore({ prisma }),
      clock,
    }),
    versions: createVersionService({
      gate,
      comparisons,
      carried: createCarriedStore({ prisma }),
      jobs,
      clock,
    }),
    /** Begins to compare versions, as the server does from its start. */
    startComparisons: () =>
      startComparisons({
        comparisons,
        comparer,
        files,
        jobs,
        clock,
        onError: (error) => errors.push(error),
      }),
    /** Lets the services believe that so much time has passed. */
    passTime(ms: number): void {
      aheadMs += ms;
    },
    /** Ends all as the server does, in its order. */
    async close() {
      uploads.close();
      conversions.close();
      await programs.close();
      await workshop.close();
      await comparer.close();
      await jobs.close();
      await files.close();
      if (errors.length > 0) throw errors[0];
    },
  };
}

/** The bytes as they would come over the wire, in pieces. */
export async function* inPieces(bytes: Buffer, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
