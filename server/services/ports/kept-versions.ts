import type { VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';

/** What is asked about versions that devices keep. */
export interface KeptVersions {
  /** Those of the versions that the actor may read at a moment, are the newest of their documents and are not internal. */
  keepable(actor: Actor, now: Date, versionIds: readonly VersionId[]): Promise<VersionId[]>;
  /** The text of each page of a version, in order; pages without text are empty. */
  textsOf(versionId: VersionId, pageCount: number): Promise<string[]>;
}
