import type { HandOut } from '#contract/hand-out.ts';
import type { MeetingPhase } from '#contract/http/meetings.ts';
import type {
  AgendaItemId,
  DocumentId,
  MeetingId,
  PaperRequestId,
  UserId,
  VersionId,
} from '#contract/ids.ts';
import type { FileKind } from '#server/domain/file-kind.ts';
import type { StoredDocument, StoredPaper } from '#server/services/present-document.ts';
import type { FileKey } from './file-store.ts';

/** A file as it becomes a version of a document. */
export type NewVersion = {
  fileName: string;
  fileKind: FileKind;
  sizeBytes: number;
  originalKey: FileKey;
};

/** A document as it is added: one file on an agenda item. */
export type NewDocument = NewVersion & {
  itemId: AgendaItemId;
  title: string;
  /** The paper that a unit prepares with it; null: the meeting's own. */
  requestId: PaperRequestId | null;
  late: LateRecord;
};

/** Why a document came after papers were due, and when; null: in time. */
export type LateRecord = { reason: string; at: Date } | null;

/** Which document is changed, held to the version that its author has seen. */
export type DocumentChange = { documentId: DocumentId; version: number };

/** What one account has had in hand of a version. */
export type Opening = {
  versionId: VersionId;
  accountId: UserId;
  firstAt: Date;
  lastAt: Date;
  pagesSeen: number;
};

/** Keeps documents and their versions. Every change writes its audit entry in the same transaction; what was removed is not found. */
export interface DocumentStore {
  phaseOf(meetingId: MeetingId): Promise<MeetingPhase>;
  find(documentId: DocumentId): Promise<StoredPaper | null>;
  /** The document with exactly this version, be it the newest or not. */
  findVersion(versionId: VersionId): Promise<StoredPaper | null>;
  /** The item's document whose newest version is this very file under this very name: an upload sent twice. */
  findSame(document: NewDocument): Promise<StoredDocument | null>;
  /** The item that a unit prepares a paper for; null when there is no such request. */
  itemOf(requestId: PaperRequestId): Promise<AgendaItemId | null>;
  /**
   * Adds the document at the end of its item, queued for conversion. Throws NOT_FOUND when the item was removed, and
   * `paper-locked` when the paper that it is for was submitted meanwhile, as every change of such a document does.
   */
  add(document: NewDocument, by: UserId, at: Date): Promise<StoredDocument>;
  /**
   * Adds a version after the newest, queued for conversion. Null when the newest holds the same bytes: nothing changes then.
   * Throws NOT_FOUND when the document was removed.
   */
  addVersion(
    documentId: DocumentId,
    version: NewVersion & { late: LateRecord },
    by: UserId,
    at: Date,
  ): Promise<VersionId | null>;
  /** False when the stored document has another version or was removed already: then nothing was changed. */
  remove(change: DocumentChange, by: UserId, at: Date): Promise<boolean>;
  /** The PDFs of all versions of a document, removed or not. */
  pdfKeysOf(documentId: DocumentId): Promise<FileKey[]>;
  /** Queues a failed version again; false when it is not failed, or was refused for secrecy. */
  requeue(versionId: VersionId, by: UserId): Promise<boolean>;
  /** Says anew how a document is handed out; false as with `remove`. */
  handOut(change: DocumentChange & { handOut: HandOut }, by: UserId): Promise<boolean>;
  /** Takes a document back from its readers; false as with `remove`, and when it was recalled before. */
  recall(change: DocumentChange & { reason: string }, by: UserId, at: Date): Promise<boolean>;
  /** Hands a recalled document out again; false as with `remove`, and when it is not recalled. */
  release(change: DocumentChange, by: UserId): Promise<boolean>;
  /** Meetings with a document whose reading began or ended after `from`, up to `to`. */
  meetingsTurning(from: Date, to: Date): Promise<MeetingId[]>;
  /** Notes that an account has opened a version: the first time and the last. */
  noteOpening(versionId: VersionId, accountId: UserId, at: Date): Promise<void>;
  /** Adds pages to those of a version that an account has had on the screen, and when it had the first and the last of them. */
  notePages(
    versionId: VersionId,
    accountId: UserId,
    pages: readonly number[],
    span: { first: Date; last: Date },
  ): Promise<void>;
  /** Who has opened which versions, with how many of their pages. */
  openingsOf(versionIds: readonly VersionId[]): Promise<Opening[]>;
}
