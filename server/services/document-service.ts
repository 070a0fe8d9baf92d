import type { Readable } from 'node:stream';
import { refuse } from '#contract/errors.ts';
import { MAX_UPLOAD_BYTES, type MeetingDocument } from '#contract/http/documents.ts';
import type { AgendaItemId, DocumentId, MeetingId, UserId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { MEDIA_TYPES } from '#server/domain/file-kind.ts';
import { fileNameOf, stemOf } from '#server/domain/file-name.ts';
import type { Clock } from './ports/clock.ts';
import type { Converter } from './ports/converter.ts';
import type { DocumentStore, NewVersion } from './ports/document-store.ts';
import type { ByteRange, FileKey, FileStore } from './ports/file-store.ts';
import type { Framing } from './ports/framing.ts';
import type { Jobs } from './ports/jobs.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import { presentDocument, type StoredDocument } from './present-document.ts';
import { refuseFile } from './refuse-file.ts';

/** How long an opening that was noted stands for those that follow, in milliseconds, and of how many readers that is remembered. */
const NOTED_FOR_MS = 60_000;
const MOST_NOTED = 10_000;

/** A file as it is sent: a name that is only claimed, and its bytes as they come. */
export type Upload = { fileName: string; content: AsyncIterable<Uint8Array> };

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

/** What the service works with. */
export type DocumentParts = {
  access: MeetingAccess;
  documents: DocumentStore;
  files: FileStore;
  converter: Pick<Converter, 'examine'>;
  jobs: Pick<Jobs, 'enqueue'>;
  framing: Framing;
  clock: Clock;
};

/** Documents of agenda items: taken in, named, read, removed. Rights are asked at each call. */
export type DocumentService = ReturnType<typeof createDocumentService>;

/** Makes the service of meeting documents. */
export function createDocumentService({
  access,
  documents,
  files,
  converter,
  jobs,
  framing,
  clock,
}: DocumentParts) {
  // What was decided on stays as it was: the documents of a meeting that is over do not change.
  async function requireChangeable(meetingId: MeetingId): Promise<void> {
    if ((await documents.phaseOf(meetingId)) === 'ended')
      throw refuse('WRONG_STATE', 'meeting-ended');
  }

  async function changing(
    actor: Actor,
    documentId: DocumentId,
    action: 'document.upload' | 'document.remove',
  ): Promise<{ document: StoredDocument; meetingId: MeetingId }> {
    const meetingId = await access.meetingOf({ documentId });
    await access.require(actor, meetingId, action);
    await requireChangeable(meetingId);
    return { document: await found(documents.find(documentId)), meetingId };
  }

  /** What was not done because somebody else was quicker, as a refusal that carries what is stored. */
  async function stale(documentId: DocumentId) {
    const current = presentDocument(await found(documents.find(documentId)));
    return refuse('STALE_VERSION', 'document-changed', { current });
  }

  async function reading(actor: Actor, versionId: VersionId): Promise<StoredDocument> {
    await access.require(actor, await access.meetingOf({ versionId }), 'document.read');
    return found(documents.findVersion(versionId));
  }

  // A viewer reads a document in hundreds of ranges: one entry a minute says as much as one for each.
  const noted = new Map<string, { at: Date; written: Promise<void> }>();
  async function noteOpening(versionId: VersionId, userId: UserId): Promise<void> {
    const key = `${versionId} ${userId}`;
    const at = clock.now();
    const last = noted.get(key);
    // Those that come meanwhile wait for the entry: no byte leaves before it is written.
    if (last && at.getTime() - last.at.getTime() < NOTED_FOR_MS) return last.written;
    if (noted.size >= MOST_NOTED) noted.clear();
    const written = documents.noteOpening(versionId, userId, at);
    noted.set(key, { at, written });
    await written.catch((error: unknown) => {
      noted.delete(key);
      throw error;
    });
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

  /** Receives a file and looks into it; `use` says what becomes of it, and its bytes stay only when it calls `keep`. */
  async function taken<T>(
    { fileName, content }: Upload,
    use: (file: NewVersion, keep: () => Promise<void>) => Promise<T>,
  ): Promise<T> {
    const received = await files.receive(content, MAX_UPLOAD_BYTES);
    try {
      const examination = await converter.examine(received.path, fileName);
      if ('problem' in examination) throw refuseFile(examination.problem);
      const { kind: fileKind } = examination;
      const { sizeBytes, key: originalKey } = received;
      const file = { fileName: fileNameOf(fileName, fileKind), fileKind, sizeBytes, originalKey };
      return await use(file, () => received.keep());
    } finally {
      await received.discard();
    }
  }

  return {
    /** Takes a file in as a new document of the item. The same file under the same name again is the same document. */
    async upload(actor: Actor, itemId: AgendaItemId, upload: Upload): Promise<MeetingDocument> {
      const meetingId = await access.meetingOf({ itemId });
      await access.require(actor, meetingId, 'document.upload');
      await requireChangeable(meetingId);
      return taken(upload, async (file, keep) => {
        const document = { itemId, title: stemOf(file.fileName), ...file };
        const same = await documents.findSame(document);
        if (same) return presentDocument(same);
        await keep();
        const added = await documents.add(document, actor.userId, clock.now());
        await jobs.enqueue('document.convert', { versionId: added.versionId });
        return presentDocument(added);
      });
    },

    /**
     * Takes a file in as the next version of a document, which keeps its title and shows the version before until this one is
     * ready. The bytes of the newest version again change nothing.
     */
    async replace(actor: Actor, documentId: DocumentId, upload: Upload): Promise<MeetingDocument> {
      await changing(actor, documentId, 'document.upload');
      await taken(upload, async (file, keep) => {
        await keep();
        const versionId = await documents.addVersion(documentId, file, actor.userId, clock.now());
        if (versionId) await jobs.enqueue('document.convert', { versionId });
      });
      return presentDocument(await found(documents.find(documentId)));
    },

    /** One document and how far its conversion is. */
    async get(actor: Actor, documentId: DocumentId): Promise<MeetingDocument> {
      await access.require(actor, await access.meetingOf({ documentId }), 'document.read');
      return presentDocument(await found(documents.find(documentId)));
    },

    /** The document that a version belongs to, as of that version, be it the newest or not. */
    async getVersion(actor: Actor, versionId: VersionId): Promise<MeetingDocument> {
      return presentDocument(await reading(actor, versionId));
    },

    /** Gives a document another title; STALE_VERSION carries the document that somebody else has changed. */
    async rename(
      actor: Actor,
      documentId: DocumentId,
      { version, title }: { version: number; title: string },
    ): Promise<MeetingDocument> {
      const { meetingId } = await changing(actor, documentId, 'document.upload');
      const isDone = await documents.rename({ documentId, version, title }, actor.userId);
      if (!isDone) throw await stale(documentId);
      await framing.reframe(meetingId, actor.userId);
      return presentDocument(await found(documents.find(documentId)));
    },

    /** Converts a failed document again; WRONG_STATE when it has not failed. */
    async retry(actor: Actor, documentId: DocumentId): Promise<MeetingDocument> {
      const { document } = await changing(actor, documentId, 'document.upload');
      const { versionId } = document.newer ?? document;
      if (!(await documents.requeue(versionId, actor.userId)))
        throw refuse('WRONG_STATE', 'not-failed');
      await jobs.enqueue('document.convert', { versionId });
      return presentDocument(await found(documents.find(documentId)));
    },

    /** Takes a document off its item, as `rename` with its version; its bytes and the record of its readers are kept. */
    async remove(
      actor: Actor,
      documentId: DocumentId,
      { version }: { version: number },
    ): Promise<void> {
      const { meetingId } = await changing(actor, documentId, 'document.remove');
      const isDone = await documents.remove({ documentId, version }, actor.userId, clock.now());
      if (!isDone) throw await stale(documentId);
      await framing.reframe(meetingId, actor.userId);
    },

    /** Opens the PDF of a version; WRONG_STATE while there is none. */
    async openPdf(actor: Actor, versionId: VersionId): Promise<OpenFile> {
      const { progress, fileName } = await reading(actor, versionId);
      if (progress.state !== 'ready') throw refuse('WRONG_STATE', 'not-ready');
      return open(actor, versionId, {
        key: progress.pdfKey,
        fileName: `${stemOf(fileName)}.pdf`,
        mediaType: MEDIA_TYPES.pdf,
      });
    },

    /** Opens the file as it was uploaded. */
    async openOriginal(actor: Actor, versionId: VersionId): Promise<OpenFile> {
      const { originalKey, fileName, fileKind } = await reading(actor, versionId);
      return open(actor, versionId, {
        key: originalKey,
        fileName,
        mediaType: MEDIA_TYPES[fileKind],
      });
    },
  };
}

async function found(search: Promise<StoredDocument | null>): Promise<StoredDocument> {
  const document = await search;
  if (!document) throw refuse('NOT_FOUND', 'document');
  return document;
}
