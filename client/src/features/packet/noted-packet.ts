import type { PrivateAnnotation } from '#client/features/viewer/notes/annotation-store.ts';
import type { OwnAnnotations } from '#client/features/viewer/notes/own-annotations.ts';
import type { PacketContents } from '#contract/http/reading.ts';
import type { VersionId } from '#contract/ids.ts';
import { PacketTooLarge } from './packet-limit.ts';
import { onPacketPages } from './packet-pages.ts';

/** What the work asks of the server, of the device and of the program that writes. */
export type NotedPacketPorts = {
  /** Has the packet made and tells its size. */
  make(): Promise<{ sizeBytes: number }>;
  contents(): Promise<PacketContents>;
  /** The bytes of the packet, and what they are made of, as their ETag says. */
  fetch(onBytes: (doneBytes: number) => void): Promise<{ pdf: ArrayBuffer; etag: string }>;
  notedVersions(): Promise<readonly VersionId[]>;
  notesOf(versionId: VersionId): Promise<OwnAnnotations>;
  write(pdf: ArrayBuffer, annotations: readonly PrivateAnnotation[]): Promise<Blob>;
  limitBytes: number;
};

/** How far the work is. */
export type NotedPacketStage =
  | { kind: 'making' }
  | { kind: 'reading'; done: number; total: number }
  | { kind: 'fetching'; done: number; total: number }
  | { kind: 'writing' };

/** A packet with one's notes in it; `unreadable` counts those that no key at hand opens and that are not in it. */
export type NotedPacket = {
  pdf: Blob;
  fileName: string;
  noteCount: number;
  documentCount: number;
  unreadable: number;
};

// A document may be replaced while the packet is on its way: then all is asked anew.
const ATTEMPTS = 3;

/**
 * Writes one's own notes into one's own packet, in the browser: the server can't read them.
 * @throws PacketTooLarge before anything is fetched; ApiError when the server refuses or can't be reached.
 */
export async function makeNotedPacket(
  ports: NotedPacketPorts,
  onStage: (stage: NotedPacketStage) => void,
): Promise<NotedPacket> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    onStage({ kind: 'making' });
    const { sizeBytes } = await ports.make();
    if (sizeBytes > ports.limitBytes) throw new PacketTooLarge(sizeBytes, ports.limitBytes);
    const contents = await ports.contents();
    const notes = await readNotes(ports, contents, onStage);
    onStage({ kind: 'fetching', done: 0, total: sizeBytes });
    const { pdf, etag } = await ports.fetch((done) =>
      onStage({ kind: 'fetching', done: Math.min(done, sizeBytes), total: sizeBytes }),
    );
    if (!etag.includes(contents.key)) continue;
    onStage({ kind: 'writing' });
    const { annotations, documentCount, unreadable } = notes;
    return {
      pdf: await ports.write(pdf, annotations),
      fileName: contents.fileName,
      noteCount: annotations.length,
      documentCount,
      unreadable,
    };
  }
  throw new Error('The packet changed each time it was fetched.');
}

/** All notes of the packet's documents, on the pages of the packet. */
async function readNotes(
  ports: NotedPacketPorts,
  { documents }: PacketContents,
  onStage: (stage: NotedPacketStage) => void,
) {
  const noted = new Set(await ports.notedVersions());
  const wanted = documents.filter(({ versionId }) => noted.has(versionId));
  const annotations: PrivateAnnotation[] = [];
  let documentCount = 0;
  let unreadable = 0;
  for (const [done, document] of wanted.entries()) {
    onStage({ kind: 'reading', done, total: wanted.length });
    const own = await ports.notesOf(document.versionId);
    annotations.push(...onPacketPages(document, own.annotations));
    if (own.annotations.length > 0) documentCount += 1;
    unreadable += own.unreadable;
  }
  return { annotations, documentCount, unreadable };
}
