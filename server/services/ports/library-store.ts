import type { DocumentFilter } from '#contract/http/library.ts';
import type {
  AgendaItemId,
  DocumentId,
  LibraryFolderId,
  MeetingId,
  UnitId,
  UserId,
  VersionId,
} from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { FolderStanding } from '#server/domain/library-rights.ts';
import type { StoredDocument, StoredLibraryDocument } from '#server/services/present-document.ts';
import type { DocumentChange, LateRecord, NewVersion } from './document-store.ts';

/** A folder as it is stored, with what decides about it for one account. */
export type StoredFolder = FolderStanding & {
  unitId: UnitId;
  unitName: string;
  name: string;
  version: number;
  documentCount: number;
  /** Those of them that readers see. */
  readableCount: number;
};

/** A folder as it is written. */
export type WrittenFolder = {
  name: string;
  parentId: LibraryFolderId | null;
  audience: readonly UnitId[];
};

/** Where a document is put. */
export type DocumentPlace = { itemId: AgendaItemId } | { folderId: LibraryFolderId };

/** How a change of a folder went. */
export type FolderOutcome = 'done' | 'stale' | 'not-empty' | 'in-itself';

/** Keeps the folders of the library and what is in them. Every change writes its audit entry in the same transaction. */
export interface LibraryStore {
  /** The folders of the account's unit, of the units above it, and of those in which it holds a role, by name. */
  foldersAround(actor: Actor): Promise<StoredFolder[]>;
  /** The roles that an account holds in a unit. */
  rolesIn(userId: UserId, unitId: UnitId): Promise<UnitRole[]>;
  /** The folder that a document or version lies in; null when it is of a meeting, or there is none. */
  folderOf(
    thing: { documentId: DocumentId } | { versionId: VersionId },
  ): Promise<LibraryFolderId | null>;
  /** Whether another folder of that name, whatever its letters' case, lies beside it. */
  isNameTaken(
    folder: WrittenFolder & { folderId: LibraryFolderId; unitId: UnitId },
  ): Promise<boolean>;
  /** Does nothing when there is a folder of that id. */
  addFolder(
    folder: WrittenFolder & { folderId: LibraryFolderId; unitId: UnitId },
    by: UserId,
  ): Promise<void>;
  /**
   * 'stale' when the stored folder has another version or was removed; 'in-itself' when it would lie inside of itself, whoever else
   * moves folders of its unit at that moment. Throws NOT_FOUND when its new parent was removed.
   */
  changeFolder(
    change: WrittenFolder & { folderId: LibraryFolderId; unitId: UnitId; version: number },
    by: UserId,
  ): Promise<FolderOutcome>;
  removeFolder(
    change: { folderId: LibraryFolderId; version: number },
    by: UserId,
    at: Date,
  ): Promise<FolderOutcome>;
  /** The newest `MOST_LISTED` documents of the folders that fit; `isCut`: more do. */
  documentsIn(
    folderIds: readonly LibraryFolderId[],
    filter: DocumentFilter,
  ): Promise<{ documents: StoredLibraryDocument[]; isCut: boolean }>;
  /** The `MOST_LISTED` documents that fit of the newest meetings (`isCut`: more do), with their meeting and item's title, in the order of the agendas. */
  papersOf(
    meetingIds: readonly MeetingId[],
    filter: DocumentFilter,
  ): Promise<{
    papers: { meetingId: MeetingId; itemTitle: string; document: StoredDocument }[];
    isCut: boolean;
  }>;
  /** Adds a document, queued for conversion. Throws NOT_FOUND when the folder was removed. */
  add(
    document: NewVersion & { folderId: LibraryFolderId; title: string },
    by: UserId,
    at: Date,
  ): Promise<StoredLibraryDocument>;
  /** False when the stored document has another version or was removed. */
  moveDocument(
    change: DocumentChange & { folderId: LibraryFolderId },
    by: UserId,
  ): Promise<boolean>;
  /**
   * Puts the same file with the same description to another place, without converting it again: both share the stored bytes.
   * A place that has the file already keeps the document that it has. Throws NOT_FOUND when the place was removed.
   */
  copy(
    versionId: VersionId,
    to: DocumentPlace,
    late: LateRecord,
    by: UserId,
    at: Date,
  ): Promise<DocumentId>;
}
