import { join } from 'node:path';
import { createProgramPacketMaker } from './conversion/packet/program-packet-maker.ts';
import { createProgramPageMaker } from './conversion/program-page-maker.ts';
import type { Workshop } from './conversion/workshop.ts';
import {
  createPacketNotesService,
  type PacketNotesService,
} from './services/packet-notes-service.ts';
import { createPacketService, type PacketService } from './services/packet-service.ts';
import { createPageService, type PageParts, type PageService } from './services/page-service.ts';
import type { AnnotationCounts } from './services/ports/annotation-store.ts';
import type { AuditLog } from './services/ports/audit.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { FileStore } from './services/ports/file-store.ts';
import { createReadings, type ReadingsParts } from './services/readable-documents.ts';
import { createDiskDerivedFiles } from './storage/disk-derived-files.ts';

/** What pages and pictures, and what packets, may take on the disk, in bytes; all of it can be made again. */
const MOST_PAGE_BYTES = 4 * 2 ** 30;
const MOST_PACKET_BYTES = 4 * 2 ** 30;

/** The services of reading: single pages with their pictures, and packets. */
export type OpenedReading = {
  pages: PageService;
  packets: PacketService;
  packetNotes: PacketNotesService;
};

/** Opens what is made of documents for their readers, and the folders where it is kept. */
export async function openReading(
  parts: {
    dataDir: string;
    workshop: Workshop;
    files: FileStore;
    store: PageParts['store'];
    audit: AuditLog;
    counts: AnnotationCounts;
  } & ReadingsParts,
): Promise<OpenedReading> {
  const { dataDir, workshop, files, reading, store, audit, access, counts } = parts;
  const derived = (name: string, maxBytes: number) =>
    createDiskDerivedFiles(join(dataDir, 'derived', name), maxBytes);
  const packetFiles = await derived('packets', MOST_PACKET_BYTES);
  const pages = createPageService({
    reading,
    store,
    files,
    derived: await derived('pages', MOST_PAGE_BYTES),
    packets: packetFiles,
    maker: createProgramPageMaker(workshop),
  });
  const readings = createReadings(parts);
  const packets = createPacketService({
    readings,
    files,
    derived: packetFiles,
    pages,
    maker: createProgramPacketMaker(workshop),
    audit,
    clock,
  });
  const packetNotes = createPacketNotesService({ access, readings, counts });
  return { pages, packets, packetNotes };
}
