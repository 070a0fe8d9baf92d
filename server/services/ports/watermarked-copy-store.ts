import type { UserId, VersionId } from '#contract/ids.ts';
import type { FileKey } from './file-store.ts';

/** Whose copy of which version, of which day (`yyyy-MM-dd`). */
export type CopyName = { versionId: VersionId; accountId: UserId; day: string };

/** Knows which copies of internal documents are stored. */
export interface WatermarkedCopyStore {
  find(copy: CopyName): Promise<FileKey | null>;
  /** Keeps the copy; of two that were made at once either may stay. */
  keep(copy: CopyName & { fileKey: FileKey }): Promise<void>;
  /** Forgets the copies of days before `day` and names their files. */
  takeBefore(day: string): Promise<FileKey[]>;
}
