import type { ChangeReport, PageWords, VersionChanges, WordRun } from '#contract/http/versions.ts';
import type { DocumentId, UserId, VersionId } from '#contract/ids.ts';
import type { StoredProgress } from '../present-document.ts';
import type { FileKey } from './file-store.ts';
import type { Comparison } from './version-comparer.ts';

/** Two versions of one document, the older first. */
export type VersionPair = { since: VersionId; versionId: VersionId };

/** A version as its document's list shows it. */
export type StoredVersion = {
  versionId: VersionId;
  number: number;
  fileName: string;
  sizeBytes: number;
  uploadedAt: Date;
  uploadedBy: string;
  progress: StoredProgress;
  openedAt: Date | null;
};

/** What two versions are to each other: ready to be compared or not, or no pair of one document. */
export type PairStanding = 'ready' | 'not-ready' | 'no-pair';

/** Keeps which versions there are, and what comparing them found. */
export interface ComparisonStore {
  /** All versions of a document, newest first, with when the account opened each. */
  versionsOf(documentId: DocumentId, accountId: UserId): Promise<StoredVersion[]>;
  standingOf(pair: VersionPair): Promise<PairStanding>;
  /** The newest version before this one that can be read; null when there is none. */
  readyBefore(versionId: VersionId): Promise<VersionId | null>;
  /** Asks for a comparison; false when it was asked for since `lostBefore` already, or is over. */
  request(pair: VersionPair, at: Date, lostBefore: Date): Promise<boolean>;
  /** The PDFs of a comparison that waits; null when it does not. */
  waiting(pair: VersionPair): Promise<{ oldPdfKey: FileKey; newPdfKey: FileKey } | null>;
  settle(pair: VersionPair, outcome: Comparison): Promise<void>;
  /** How far a comparison is; null when nobody has asked for it. */
  find(pair: VersionPair): Promise<VersionChanges | null>;
  /** What a comparison that is ready found; null when it is not. */
  found(pair: VersionPair): Promise<{ report: ChangeReport; links: WordRun[][] } | null>;
  /** The words of pages of a version that was compared. */
  words(versionId: VersionId, pages: readonly number[]): Promise<PageWords[]>;
}
