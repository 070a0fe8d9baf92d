import { newId } from '#client/live/new-id.ts';
import type { AnnotationId, StrokeId } from '#contract/ids.ts';

/** A new stroke's id. */
export function newStrokeId(): StrokeId {
  return newId() as StrokeId;
}

/** A new private annotation's id: chosen here, so that sending twice is one. */
export function newAnnotationId(): AnnotationId {
  return newId() as AnnotationId;
}
