import type { ErrorBody } from '#contract/errors.ts';
import type {
  AgendaItemId,
  DocumentId,
  LibraryFolderId,
  PaperRequestId,
  UploadId,
  UserId,
} from '#contract/ids.ts';

/** Where a file goes: to an agenda item, a folder or a paper that a unit prepares, as a new document, or in the place of a document's file. */
export type UploadTarget =
  | { itemId: AgendaItemId }
  | { folderId: LibraryFolderId }
  | { requestId: PaperRequestId }
  | { documentId: DocumentId };

/** What became of an upload that was sent to its end: a document, or a refusal for good. */
export type UploadOutcome = { documentId: DocumentId } | { refusal: ErrorBody };

/** An upload as it was announced, and how far it is. */
export type StoredUpload = {
  uploadId: UploadId;
  accountId: UserId;
  target: UploadTarget;
  fileName: string;
  /** Why it comes after the papers of its meeting were due, where it does. */
  lateReason?: string | undefined;
  sizeBytes: number;
  startedAt: Date;
  receivedBytes: number;
  /** When its last byte came. */
  heardAt: Date;
  /** Null until its bytes have been taken or refused; they are gone then. */
  outcome: UploadOutcome | null;
};

/** Keeps uploads that are under way, through lost lines and restarts of the server. The caller lets one write at a time. */
export interface UploadStore {
  start(upload: Omit<StoredUpload, 'receivedBytes' | 'heardAt' | 'outcome'>): Promise<void>;
  find(uploadId: UploadId): Promise<StoredUpload | null>;
  /**
   * Adds bytes behind those that are there; what arrived stays when the source breaks off. TOO_LARGE beyond the announced size,
   * UNAVAILABLE `storage-full` when the disk is full.
   */
  append(uploadId: UploadId, source: AsyncIterable<Uint8Array>): Promise<void>;
  read(uploadId: UploadId): AsyncIterable<Uint8Array>;
  /** Notes what became of the upload and lets its bytes go. */
  settle(uploadId: UploadId, outcome: UploadOutcome): Promise<void>;
  /** Forgets the upload with its bytes; forgetting twice is one. */
  remove(uploadId: UploadId): Promise<void>;
  all(): Promise<StoredUpload[]>;
  /** How much more the disk takes. */
  freeBytes(): Promise<number>;
}
