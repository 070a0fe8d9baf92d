import type { Carried } from '#contract/http/versions.ts';
import type { AnnotationId, VersionId } from '#contract/ids.ts';
import type { PrivateAnnotation } from '../notes/annotation-store.ts';

/** An older version with one's annotations of it, and what became on it of those of versions before it. */
export type OlderVersion = {
  versionId: VersionId;
  number: number;
  annotations: PrivateAnnotation[];
  carried: Carried[];
};

/** An annotation of an older version that has no place on the present one yet. */
export type Source = { annotation: PrivateAnnotation; versionId: VersionId; number: number };

/**
 * The annotations of older versions (newest first) that are still to be placed on the present one. What was placed on a version in
 * between goes on from there, in the shape that it has there, and not at all when it was erased there; what was left out stays left out.
 */
export function sourcesToCarry(
  older: readonly OlderVersion[],
  carried: readonly Carried[],
): Source[] {
  const settled = new Set<AnnotationId>();
  const settle = (entries: readonly Carried[]) => {
    for (const { annotationId, outcome } of entries)
      if (outcome !== 'unplaced') settled.add(annotationId);
  };
  settle(carried);
  return older.flatMap(({ versionId, number, annotations, carried: onto }) => {
    const open = annotations
      .filter(({ annotationId }) => !settled.has(annotationId))
      .map((annotation): Source => ({ annotation, versionId, number }));
    settle(onto);
    return open;
  });
}
