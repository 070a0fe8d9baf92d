import { refuse } from '#contract/errors.ts';
import type { DetailsSuggestion, DocumentKind } from '#contract/http/document-details.ts';
import type { AnyDocument, DocumentDescription } from '#contract/http/documents.ts';
import type { DocumentId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { suggestDetails } from '#server/domain/suggest-details.ts';
import type { DocumentChanges } from './document-changes.ts';
import type { DocumentDetailsStore } from './ports/document-details.ts';
import type { DocumentStore } from './ports/document-store.ts';
import { presentPaper } from './present-document.ts';
import type { SecrecyGate } from './secrecy-gate.ts';

/** Says what documents are: their titles, kinds, numbers, days, agencies and abstracts. */
export type DocumentDetailsService = ReturnType<typeof createDocumentDetailsService>;

/** Makes the service of describing documents. */
export function createDocumentDetailsService(parts: {
  changes: DocumentChanges;
  documents: Pick<DocumentStore, 'find'>;
  details: DocumentDetailsStore;
  secrecy: SecrecyGate;
}) {
  const { changes, documents, details, secrecy } = parts;

  async function current(documentId: DocumentId): Promise<AnyDocument> {
    const document = await documents.find(documentId);
    if (!document) throw refuse('NOT_FOUND', 'document');
    return presentPaper(document, { toPreparer: true });
  }

  return {
    /** The catalogue of kinds, in its order. */
    kinds: (): Promise<DocumentKind[]> => details.kinds(),

    /** Gives a document another title or other details; STALE_VERSION carries the document that somebody else has changed. */
    async describe(
      actor: Actor,
      documentId: DocumentId,
      { version, ...description }: DocumentDescription & { version: number },
    ): Promise<AnyDocument> {
      const home = await changes.require(actor, documentId, 'document.upload');
      if (description.title !== undefined)
        await secrecy.requireUnmarked(actor, { documentId }, description.title);
      const missing = description.details && (await details.firstMissing(description.details));
      if (missing) throw refuse('BAD_INPUT', `unknown-${missing}`);
      const change = { documentId, version, ...description };
      if (!(await details.describe(change, actor.userId)))
        throw refuse('STALE_VERSION', 'document-changed', { current: await current(documentId) });
      await changes.tell(home, actor.userId);
      return current(documentId);
    },

    /** What the file name and the first page say; nothing of it is stored. */
    async suggest(actor: Actor, documentId: DocumentId): Promise<DetailsSuggestion> {
      await changes.require(actor, documentId, 'document.upload');
      const page = await details.firstPageOf(documentId);
      if (!page) throw refuse('NOT_FOUND', 'document');
      return suggestDetails({ ...page, kinds: await details.kinds() });
    },
  };
}
