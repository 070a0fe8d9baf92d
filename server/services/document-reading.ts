import type { Readable } from 'node:stream';
import { refuse } from '#contract/errors.ts';
import type { AnyDocument } from '#contract/http/documents.ts';
import type { DocumentId, UserId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { MEDIA_TYPES } from '#server/domain/file-kind.ts';
import { stemOf } from '#server/domain/file-name.ts';
import type { DocumentGate } from './document-gate.ts';
import { createOnceAMinute } from './once-a-minute.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { ByteRange, FileKey, FileStore } from './ports/file-store.ts';
import { presentPaper } from './present-document.ts';
import type { WatermarkedCopies } from './watermarked-copies.ts';

/** A file that the actor may read now; `etag` is the SHA-256 of its bytes in hex. */
export type OpenFile = {
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  etag: FileKey;
  read(range?: ByteRange): Promise<Readable>;
  /** Notes in the meeting's list of openings that the actor has opened the document. */
  noteOpening(): Promise<void>;
};

/** The PDF of a version that the actor may read now, for those who make something of it. */
export type ReadablePdf = {
  fileName: string;
  title: string;
  pdfKey: FileKey;
  pageCount: number;
  isInternal: boolean;
  /** What may be given to the actor: the PDF itself, of an internal document the copy that bears the actor's name. */
  givenKey(): Promise<FileKey>;
  /** Opens what may be given, without asking the gate again. */
  open(): Promise<OpenFile>;
  noteOpening(): Promise<void>;
};

/** What the service works with. */
export type DocumentReadingParts = {
  gate: DocumentGate;
  documents: Pick<DocumentStore, 'noteOpening' | 'notePages'>;
  files: Pick<FileStore, 'sizeOf' | 'read'>;
  copies: WatermarkedCopies;
  clock: Clock;
};

/** Documents as they are read: what they are, their bytes, and the note of who has had them in hand. */
export type DocumentReading = ReturnType<typeof createDocumentReading>;

/** Makes the service of reading. The gate is asked at each call, so that a recall ends the next range of bytes. */
export function createDocumentReading({
  gate,
  documents,
  files,
  copies,
  clock,
}: DocumentReadingParts) {
  const onceAMinute = createOnceAMinute(clock);
  const noteOpening = (versionId: VersionId, userId: UserId) =>
    onceAMinute(`${versionId} ${userId}`, (at) => documents.noteOpening(versionId, userId, at));

  /** The PDF of a version for the actor; WRONG_STATE while there is none. */
  async function readablePdf(actor: Actor, versionId: VersionId): Promise<ReadablePdf> {
    const { document } = await gate.version(actor, versionId);
    const { progress, fileName, title, isInternal } = document;
    if (progress.state !== 'ready') throw refuse('WRONG_STATE', 'not-ready');
    const { pdfKey, pageCount } = progress;
    const pdfName = `${stemOf(fileName)}.pdf`;
    const givenKey = async () => (isInternal ? copies.copyFor(actor, versionId, pdfKey) : pdfKey);
    return {
      fileName: pdfName,
      title,
      pdfKey,
      pageCount,
      isInternal,
      givenKey,
      open: async () =>
        open(actor, versionId, {
          key: await givenKey(),
          fileName: pdfName,
          mediaType: MEDIA_TYPES.pdf,
        }),
      noteOpening: () => noteOpening(versionId, actor.userId),
    };
  }

  async function open(
    actor: Actor,
    versionId: VersionId,
    file: { key: FileKey; fileName: string; mediaType: string },
  ): Promise<OpenFile> {
    return {
      fileName: file.fileName,
      mediaType: file.mediaType,
      sizeBytes: await files.sizeOf(file.key),
      etag: file.key,
      read: (range) => files.read(file.key, range),
      noteOpening: () => noteOpening(versionId, actor.userId),
    };
  }

  return {
    /** One document and how far its conversion is. */
    async get(actor: Actor, documentId: DocumentId): Promise<AnyDocument> {
      const { document, toPreparer } = await gate.paper(actor, documentId);
      return presentPaper(document, { toPreparer });
    },

    /** The document that a version belongs to, as of that version, be it the newest or not. */
    async getVersion(actor: Actor, versionId: VersionId): Promise<AnyDocument> {
      const { document, toPreparer } = await gate.version(actor, versionId);
      return presentPaper(document, { toPreparer });
    },

    readablePdf,

    /** Opens the PDF of a version, of an internal document the reader's own copy; WRONG_STATE while there is none. */
    async openPdf(actor: Actor, versionId: VersionId): Promise<OpenFile> {
      return (await readablePdf(actor, versionId)).open();
    },

    /** Opens the file as it was uploaded: to readers once it was looked into (WRONG_STATE before), and not what is internal. */
    async openOriginal(actor: Actor, versionId: VersionId): Promise<OpenFile> {
      const { document, toPreparer } = await gate.version(actor, versionId);
      const { originalKey, fileName, fileKind, isInternal, progress } = document;
      if (progress.state !== 'ready' && !toPreparer) throw refuse('WRONG_STATE', 'not-ready');
      const isDeleted = progress.state === 'failed' && progress.problem === 'state-secret';
      if (isDeleted) throw refuse('NOT_FOUND', 'state-secret');
      if (isInternal && !toPreparer) throw refuse('FORBIDDEN', 'internal-document');
      return open(actor, versionId, {
        key: originalKey,
        fileName,
        mediaType: MEDIA_TYPES[fileKind],
      });
    },

    /** Notes which pages of a version were on the actor's screen, now or so many seconds ago; pages that it doesn't have are left out. */
    async notePages(
      actor: Actor,
      versionId: VersionId,
      pages: readonly number[],
      ago = { first: 0, last: 0 },
    ): Promise<void> {
      const { document } = await gate.version(actor, versionId, 'annotation.write');
      const { progress } = document;
      if (progress.state !== 'ready') throw refuse('WRONG_STATE', 'not-ready');
      const seen = [...new Set(pages)].filter((page) => page <= progress.pageCount);
      if (seen.length === 0) return;
      const before = (seconds: number) => new Date(clock.now().getTime() - seconds * 1000);
      const span = { first: before(ago.first), last: before(ago.last) };
      await documents.notePages(versionId, actor.userId, seen, span);
    },
  };
}
