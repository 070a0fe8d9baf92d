import { refuse } from '#contract/errors.ts';
import type { AnyDocument, MeetingDocument } from '#contract/http/documents.ts';
import type { AgendaItemId, DocumentId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { stemOf } from '#server/domain/file-name.ts';
import type { DocumentChanges } from './document-changes.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { Jobs } from './ports/jobs.ts';
import { presentDocument, presentPaper, type StoredPaper } from './present-document.ts';
import type { TakeFile, Upload } from './take-file.ts';

/** Who changes documents prepares the meeting. */
const PREPARER = { toPreparer: true };

/** What the service works with. */
export type DocumentParts = {
  changes: DocumentChanges;
  documents: DocumentStore;
  takeFile: TakeFile;
  jobs: Pick<Jobs, 'enqueue'>;
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
  jobs,
  clock,
  onTakenBack,
}: DocumentParts) {
  /** What was not done because somebody else was quicker, as a refusal that carries what is stored. */
  async function stale(documentId: DocumentId) {
    const current = presentPaper(await found(documents.find(documentId)), PREPARER);
    return refuse('STALE_VERSION', 'document-changed', { current });
  }

  return {
    /** Takes a file in as a new document of the item. The same file under the same name again is the same document. */
    async upload(actor: Actor, itemId: AgendaItemId, upload: Upload): Promise<MeetingDocument> {
      await changes.requireItem(actor, itemId);
      return takeFile(upload, async (file, keep) => {
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
    async replace(actor: Actor, documentId: DocumentId, upload: Upload): Promise<AnyDocument> {
      await changes.require(actor, documentId, 'document.upload');
      await takeFile(upload, async (file, keep) => {
        await keep();
        const versionId = await documents.addVersion(documentId, file, actor.userId, clock.now());
        if (versionId) await jobs.enqueue('document.convert', { versionId });
      });
      return presentPaper(await found(documents.find(documentId)), PREPARER);
    },

    /** Converts a failed document again; WRONG_STATE when it has not failed. */
    async retry(actor: Actor, documentId: DocumentId): Promise<AnyDocument> {
      await changes.require(actor, documentId, 'document.upload');
      const document = await found(documents.find(documentId));
      const { versionId } = document.newer ?? document;
      if (!(await documents.requeue(versionId, actor.userId)))
        throw refuse('WRONG_STATE', 'not-failed');
      await jobs.enqueue('document.convert', { versionId });
      return presentPaper(await found(documents.find(documentId)), PREPARER);
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
