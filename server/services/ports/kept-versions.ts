import type { UserId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';

/** When an account's devices fetched a version to keep it, first and last time. */
export type Fetch = { versionId: VersionId; accountId: UserId; firstAt: Date; lastAt: Date };

/** Of versions that a device keeps: those that may stay, and those that may until the newer version of their document is there. */
export type StayingVersions = { versionIds: VersionId[]; replaced: VersionId[] };

/** The texts of a version's pages; `isFinal`: no scanned page waits any more for its words to be recognised. */
export type PageTexts = { pages: string[]; isFinal: boolean };

/** What is asked about versions that devices keep, and the note of who has fetched them. */
export interface KeptVersions {
  /** Those of the versions whose documents the actor may read at a moment and that are not internal. */
  keepable(actor: Actor, now: Date, versionIds: readonly VersionId[]): Promise<StayingVersions>;
  /** The text of each page of a version, in order; pages without text are empty. */
  textsOf(versionId: VersionId, pageCount: number): Promise<PageTexts>;
  /** Notes that a device of the account fetches a version. */
  noteFetch(versionId: VersionId, accountId: UserId, at: Date): Promise<void>;
  fetchesOf(versionIds: readonly VersionId[]): Promise<Fetch[]>;
}
