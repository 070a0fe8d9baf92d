import { refuse } from '#contract/errors.ts';
import type { Annotation } from '#contract/http/documents.ts';
import type { AnnotationId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { isSealedSize, MAX_ANNOTATIONS } from '#server/domain/annotation-limits.ts';
import type { DocumentGate } from './document-gate.ts';
import type { AnnotationStore } from './ports/annotation-store.ts';
import type { Clock } from './ports/clock.ts';

/** What the service works with. */
export type AnnotationParts = { gate: DocumentGate; annotations: AnnotationStore; clock: Clock };

/** Private ink, highlights and notes: each person's own, never another's, and sealed from this server too. */
export type AnnotationService = ReturnType<typeof createAnnotationService>;

/** Makes the service of private annotations. The author is the actor, always: no input names one. */
export function createAnnotationService({ gate, annotations, clock }: AnnotationParts) {
  async function authorise(actor: Actor, versionId: VersionId): Promise<void> {
    await gate.version(actor, versionId, 'annotation.write');
  }

  return {
    /** One's own annotations of a version, in the order of their pages. */
    async list(actor: Actor, versionId: VersionId): Promise<Annotation[]> {
      await authorise(actor, versionId);
      return annotations.list(actor.userId, versionId);
    },

    /** Writes or changes one's own annotation; the same again changes nothing. BAD_INPUT when it is not padded as agreed. */
    async put(
      actor: Actor,
      versionId: VersionId,
      annotationId: AnnotationId,
      { page, sealed }: { page: number; sealed: string },
    ): Promise<Annotation> {
      await authorise(actor, versionId);
      const pageCount = await annotations.pageCount(versionId);
      if (pageCount === null) throw refuse('WRONG_STATE', 'not-ready');
      if (page > pageCount) throw refuse('BAD_INPUT', 'no-such-page');
      if (!isSealedSize(Buffer.byteLength(sealed, 'base64')))
        throw refuse('BAD_INPUT', 'annotation');
      const updatedAt = clock.now().toISOString();
      const annotation = { annotationId, versionId, page, sealed, updatedAt };
      const outcome = await annotations.put(actor.userId, annotation, MAX_ANNOTATIONS);
      if (outcome === 'other-version') throw refuse('CONFLICT', 'other-version');
      if (outcome === 'too-many') throw refuse('TOO_LARGE', 'too-many-annotations');
      return annotation;
    },

    /** Erases one's own annotation; erasing twice is one. */
    async remove(actor: Actor, versionId: VersionId, annotationId: AnnotationId): Promise<void> {
      await authorise(actor, versionId);
      await annotations.remove(actor.userId, versionId, annotationId);
    },
  };
}
