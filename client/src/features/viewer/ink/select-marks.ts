import type { PagePoint } from '../notes/annotation-body.ts';
import type { PrivateAnnotation } from '../notes/annotation-store.ts';
import type { PageRect } from '../page-space.ts';
import { around, boundsOf, moveBody, overlap, recolour } from './annotation-bounds.ts';
import { touchesAnnotation } from './touched.ts';
import type { InkChange } from './use-ink-changes.ts';

/** The topmost annotation that a finger touches; null: none. */
export function markAt(
  annotations: readonly PrivateAnnotation[],
  x: number,
  y: number,
  radiusPt: number,
): PrivateAnnotation | null {
  return annotations.findLast(({ body }) => touchesAnnotation(body, x, y, radiusPt)) ?? null;
}

/** The annotations that reach into a rectangle of the page. */
export function marksIn(
  annotations: readonly PrivateAnnotation[],
  rect: PageRect,
): PrivateAnnotation[] {
  return annotations.filter(({ body }) => overlap(boundsOf(body), rect));
}

/** The rectangle around annotations; null around none. */
export function boundsOfAll(annotations: readonly PrivateAnnotation[]): PageRect | null {
  const corners = annotations.flatMap(({ body }): PagePoint[] => {
    const [x, y, width, height] = boundsOf(body);
    return [
      [x, y],
      [x + width, y + height],
    ];
  });
  return corners.length === 0 ? null : around(corners, 0);
}

/** Moving annotations by so many PDF points, as changes that can be taken back. */
export function movedBy(
  annotations: readonly PrivateAnnotation[],
  dx: number,
  dy: number,
): InkChange[] {
  return annotations.map((before) => ({
    kind: 'own',
    before,
    after: { ...before, body: moveBody(before.body, dx, dy) },
  }));
}

/** Giving annotations another colour, as changes that can be taken back; those that have none of their own stay. */
export function recoloured(annotations: readonly PrivateAnnotation[], color: string): InkChange[] {
  return annotations.flatMap((before): InkChange[] => {
    const body = recolour(before.body, color);
    return body === before.body ? [] : [{ kind: 'own', before, after: { ...before, body } }];
  });
}

/** Removing annotations, as changes that can be taken back. */
export function removed(annotations: readonly PrivateAnnotation[]): InkChange[] {
  return annotations.map((before) => ({ kind: 'own', before, after: null }));
}
