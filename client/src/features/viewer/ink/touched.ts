import type { AnnotationBody } from '#contract/http/documents.ts';
import type { Stroke } from '#contract/live/state.ts';

/** Whether an eraser of `radiusPt` at a place of the page touches a stroke. */
export function touchesStroke(stroke: Stroke, x: number, y: number, radiusPt: number): boolean {
  const reach = radiusPt + stroke.widthPt / 2;
  const { points } = stroke;
  return points.some((point, index) => {
    const next = points[index + 1] ?? point;
    return distanceToSegment(x, y, point, next) <= reach;
  });
}

/** Whether an eraser touches what is written; notes are removed in their own window alone. */
export function touchesAnnotation(
  body: AnnotationBody,
  x: number,
  y: number,
  radiusPt: number,
): boolean {
  switch (body.kind) {
    case 'ink':
      return touchesStroke(body.stroke, x, y, radiusPt);
    case 'highlight':
      return body.rects.some(
        ([left, top, width, height]) =>
          x >= left - radiusPt &&
          x <= left + width + radiusPt &&
          y >= top - radiusPt &&
          y <= top + height + radiusPt,
      );
    case 'note':
      return false;
  }
}

type Place = readonly [number, number, ...number[]];

function distanceToSegment(x: number, y: number, [ax, ay]: Place, [bx, by]: Place): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along =
    length === 0
      ? 0
      : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}
