import type { Carried } from '#contract/http/versions.ts';
import type { UserId, VersionId } from '#contract/ids.ts';

/** Keeps what became of a person's annotations of older versions on a newer one. */
export interface CarriedStore {
  list(authorId: UserId, versionId: VersionId): Promise<Carried[]>;
  /** Writes outcomes over those that were noted before. False when there would be more than `limit`: then nothing is written. */
  put(
    authorId: UserId,
    versionId: VersionId,
    carried: readonly Carried[],
    limit: number,
  ): Promise<boolean>;
}
