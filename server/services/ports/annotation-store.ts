import type { Annotation } from '#contract/http/documents.ts';
import type { AnnotationId, UserId, VersionId } from '#contract/ids.ts';

/** How a put went. */
export type PutOutcome = 'stored' | 'other-version' | 'too-many';

/** Keeps private annotations. Every call names the author, and reaches that author's own alone. */
export interface AnnotationStore {
  list(authorId: UserId, versionId: VersionId): Promise<Annotation[]>;
  /** Writes or replaces; an annotation never moves to another version, and a version takes `limit` per author. */
  put(authorId: UserId, annotation: Annotation, limit: number): Promise<PutOutcome>;
  remove(authorId: UserId, versionId: VersionId, annotationId: AnnotationId): Promise<void>;
  /** Pages of the version; null while it is not ready, or when it was removed. */
  pageCount(versionId: VersionId): Promise<number | null>;
}

/** Counts annotations without a look into them; it names the author as the store does. */
export interface AnnotationCounts {
  /** For each of the versions: how many lie on it, and how many on older ones of its document that nobody settled on a newer one. */
  onVersions(
    authorId: UserId,
    versionIds: readonly VersionId[],
  ): Promise<ReadonlyMap<VersionId, { count: number; olderCount: number }>>;
}
