import type { DocumentDetails, DocumentKind } from '#contract/http/document-details.ts';
import type { DocumentId, UserId } from '#contract/ids.ts';
import type { DocumentChange } from './document-store.ts';

/** Keeps what documents are called and what is noted of them, and the catalogue of their kinds. */
export interface DocumentDetailsStore {
  kinds(): Promise<DocumentKind[]>;
  /** The kind of thing that the details name and that does not exist; null when all do. */
  firstMissing(details: DocumentDetails): Promise<'document-kind' | 'unit' | null>;
  /** False when the stored document has another version or was removed: then nothing was changed. */
  describe(
    change: DocumentChange & { title?: string | undefined; details?: DocumentDetails | undefined },
    by: UserId,
  ): Promise<boolean>;
  /** The file name of the newest version and the text of its first page, null while it is not ready. */
  firstPageOf(
    documentId: DocumentId,
  ): Promise<{ fileName: string; firstPage: string | null } | null>;
}
