import { refuse } from '#contract/errors.ts';
import { MAX_UPLOAD_BYTES, type MeetingDocument } from '#contract/http/documents.ts';
import type { AgendaItemId, DocumentId, MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { fileNameOf, stemOf } from '#server/domain/file-name.ts';
import type { Clock } from './ports/clock.ts';
import type { Converter } from './ports/converter.ts';
import type { DocumentStore, NewVersion } from './ports/document-store.ts';
import type { FileStore } from './ports/file-store.ts';
import type { Framing } from './ports/framing.ts';
import type { Jobs } from './ports/jobs.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import { presentDocument, type StoredDocument } from './present-document.ts';
import { refuseFile } from './refuse-file.ts';

/** A file as it is sent: a name that is only claimed, and its bytes as they come. */
export type Upload = { fileName: string; content: AsyncIterable<Uint8Array> };

/** Who changes documents prepares the meeting. */
const PREPARER = { toPreparer: true };

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

/** Documents of agenda items: taken in, named, removed. Rights are asked at each call. */
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
    const current = presentDocument(await found(documents.find(documentId)), PREPARER);
    return refuse('STALE_VERSION', 'document-changed', { current });
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
        if (same) return presentDocument(same, PREPARER);
        await keep();
        const added = await documents.add(document, actor.userId, clock.now());
        await jobs.enqueue('document.convert', { versionId: added.versionId });
        return presentDocument(added, PREPARER);
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
      return presentDocument(await found(documents.find(documentId)), PREPARER);
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
      return presentDocument(await found(documents.find(documentId)), PREPARER);
    },

    /** Converts a failed document again; WRONG_STATE when it has not failed. */
    async retry(actor: Actor, documentId: DocumentId): Promise<MeetingDocument> {
      const { document } = await changing(actor, documentId, 'document.upload');
      const { versionId } = document.newer ?? document;
      if (!(await documents.requeue(versionId, actor.userId)))
        throw refuse('WRONG_STATE', 'not-failed');
      await jobs.enqueue('document.convert', { versionId });
      return presentDocument(await found(documents.find(documentId)), PREPARER);
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
  };
}

async function found(search: Promise<StoredDocument | null>): Promise<StoredDocument> {
  const document = await search;
  if (!document) throw refuse('NOT_FOUND', 'document');
  return document;
}
