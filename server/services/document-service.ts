import { refuse } from '#contract/errors.ts';
import type { AnyDocument, MeetingDocument } from '#contract/http/documents.ts';
import type { AgendaItemId, DocumentId, PaperRequestId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { stemOf } from '#server/domain/file-name.ts';
import type { DocumentChanges } from './document-changes.ts';
import type { DocumentClock } from './document-clock-service.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore, NewDocument } from './ports/document-store.ts';
import type { Jobs } from './ports/jobs.ts';
import type { UploadTarget } from './ports/upload-store.ts';
import { presentDocument, presentPaper, type StoredPaper } from './present-document.ts';
import type { SecrecyGate } from './secrecy-gate.ts';
import type { TakeFile, Upload } from './take-file.ts';

/** Who changes documents prepares the meeting; who changes one that is held back is of the unit that prepares it. */
function present(document: StoredPaper): AnyDocument {
  return presentPaper(document, { toPreparer: !document.isHeld, toUnit: document.isHeld });
}

/** What the service works with. */
export type DocumentParts = {
  changes: DocumentChanges;
  documents: DocumentStore;
  takeFile: TakeFile;
  secrecy: SecrecyGate;
  jobs: Pick<Jobs, 'enqueue'>;
  documentClock: Pick<DocumentClock, 'lateMark'>;
  clock: Clock;
  /** Is told of a document that nobody reads any more. */
  onTakenBack?: (documentId: DocumentId) => Promise<void>;
};

/** Documents of agenda items: taken in, removed. Rights are asked at each call. */
export type DocumentService = ReturnType<typeof createDocumentService>;

/** Makes the service of meeting documents. */
export function createDocumentService({
  changes,
  documents,
  takeFile,
  secrecy,
  jobs,
  documentClock,
  clock,
  onTakenBack,
}: DocumentParts) {
  /** What was not done because somebody else was quicker, as a refusal that carries what is stored. */
  async function stale(documentId: DocumentId) {
    const current = present(await found(documents.find(documentId)));
    return refuse('STALE_VERSION', 'document-changed', { current });
  }

  async function addTo(
    place: Pick<NewDocument, 'itemId' | 'requestId' | 'late'>,
    actor: Actor,
    upload: Upload,
  ): Promise<MeetingDocument> {
    const to = { toPreparer: place.requestId === null, toUnit: place.requestId !== null };
    return takeFile(upload, async (file, keep) => {
      const document = { ...place, title: stemOf(file.fileName), ...file };
      const same = await documents.findSame(document);
      if (same) return presentDocument(same, to);
      await keep();
      const added = await documents.add(document, actor.userId, clock.now());
      await jobs.enqueue('document.convert', { versionId: added.versionId });
      return presentDocument(added, to);
    });
  }

  async function lateMarkOnItem(actor: Actor, itemId: AgendaItemId, reason: string | undefined) {
    const meetingId = await changes.requireItem(actor, itemId);
    return documentClock.lateMark(meetingId, reason ?? null);
  }

  async function lateMarkOnDocument(
    actor: Actor,
    documentId: DocumentId,
    reason: string | undefined,
  ) {
    const home = await changes.require(actor, documentId, 'document.upload');
    const { isHeld } = await found(documents.find(documentId));
    if (isHeld || home.kind === 'folder') return null;
    return documentClock.lateMark(home.meetingId, reason ?? null);
  }

  return {
    /** Demands the reason of what comes after it was due, before its bytes are there: `late-reason-missing` as with `upload`. */
    async requireReason(actor: Actor, target: UploadTarget, reason?: string): Promise<void> {
      if ('itemId' in target) await lateMarkOnItem(actor, target.itemId, reason);
      if ('documentId' in target) await lateMarkOnDocument(actor, target.documentId, reason);
    },

    /**
     * Takes a file in as a new document of the item. The same file under the same name again is the same document. Once the
     * meeting was handed out and its papers were due, `late-reason-missing` without a reason.
     */
    async upload(actor: Actor, itemId: AgendaItemId, upload: Upload): Promise<MeetingDocument> {
      const late = await lateMarkOnItem(actor, itemId, upload.lateReason);
      await secrecy.requireUnmarked(actor, { itemId }, upload.fileName);
      return addTo({ itemId, requestId: null, late }, actor, upload);
    },

    /** Takes a file in for the paper that the actor's unit prepares; whether it is late is asked when the paper is submitted. */
    async uploadFor(
      actor: Actor,
      requestId: PaperRequestId,
      upload: Upload,
    ): Promise<MeetingDocument> {
      await changes.requirePaper(actor, requestId);
      await secrecy.requireUnmarked(actor, { requestId }, upload.fileName);
      const itemId = await documents.itemOf(requestId);
      if (!itemId) throw refuse('NOT_FOUND', 'paper');
      return addTo({ itemId, requestId, late: null }, actor, upload);
    },

    /**
     * Takes a file in as the next version of a document, which keeps its title and shows the version before until this one is
     * ready. The bytes of the newest version again change nothing. Late as with `upload`.
     */
    async replace(actor: Actor, documentId: DocumentId, upload: Upload): Promise<AnyDocument> {
      const late = await lateMarkOnDocument(actor, documentId, upload.lateReason);
      await secrecy.requireUnmarked(actor, { documentId }, upload.fileName);
      await takeFile(upload, async (file, keep) => {
        await keep();
        const version = { ...file, late };
        const versionId = await documents.addVersion(
          documentId,
          version,
          actor.userId,
          clock.now(),
        );
        if (versionId) await jobs.enqueue('document.convert', { versionId });
      });
      return present(await found(documents.find(documentId)));
    },

    /** Converts a failed document again; WRONG_STATE when it has not failed. */
    async retry(actor: Actor, documentId: DocumentId): Promise<AnyDocument> {
      await changes.require(actor, documentId, 'document.upload');
      const document = await found(documents.find(documentId));
      const { versionId } = document.newer ?? document;
      if (!(await documents.requeue(versionId, actor.userId)))
        throw refuse('WRONG_STATE', 'not-failed');
      await jobs.enqueue('document.convert', { versionId });
      return present(await found(documents.find(documentId)));
    },

    /** Takes a document off its item, when it is of that version still; its bytes and the record of its readers are kept. */
    async remove(
      actor: Actor,
      documentId: DocumentId,
      { version }: { version: number },
    ): Promise<void> {
      const home = await changes.require(actor, documentId, 'document.remove');
      const isDone = await documents.remove({ documentId, version }, actor.userId, clock.now());
      if (!isDone) throw await stale(documentId);
      await onTakenBack?.(documentId);
      await changes.tell(home, actor.userId);
    },
  };
}

async function found(search: Promise<StoredPaper | null>): Promise<StoredPaper> {
  const document = await search;
  if (!document) throw refuse('NOT_FOUND', 'document');
  return document;
}
