import type { Answer } from '#client/api/call.ts';
import type { AnnotationId, VersionId } from '#contract/ids.ts';

type Annotations = Answer<'annotations.list'>;
type Change = { at: number; annotation: Annotations[number] | null };

/**
 * What the server took of one's annotations since this page began: laid over the kept list, that has them without being asked anew, and
 * an answer that was under way meanwhile takes none of them back. They are sealed, as the server has them.
 */
export class KeptAnnotations {
  readonly #changes = new Map<VersionId, Map<AnnotationId, Change>>();

  /** Notes at a moment what the server has now; null: it is erased. */
  note(versionId: VersionId, annotationId: AnnotationId, change: Change): void {
    const ofVersion = this.#changes.get(versionId) ?? new Map<AnnotationId, Change>();
    this.#changes.set(versionId, ofVersion.set(annotationId, change));
  }

  /** A list that was asked for at a moment, with what was changed since. */
  over(versionId: VersionId, listed: Annotations, askedAt: number): Annotations {
    const merged = new Map(listed.map((one) => [one.annotationId, one]));
    for (const [annotationId, { at, annotation }] of this.#changes.get(versionId) ?? []) {
      if (at < askedAt) continue;
      if (annotation) merged.set(annotationId, annotation);
      else merged.delete(annotationId);
    }
    return [...merged.values()];
  }

  /** Forgets all: the account has gone. */
  forget(): void {
    this.#changes.clear();
  }
}
