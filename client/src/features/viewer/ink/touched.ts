import type { Stroke } from '#contract/live/ink.ts';
import type { AnnotationBody, PagePoint, Shape } from '../notes/annotation-body.ts';
import type { PageRect } from '../page-space.ts';
import { boundsOf } from './annotation-bounds.ts';

/** Whether an eraser of `radiusPt` at a place of the page touches a stroke. */
export function touchesStroke(stroke: Stroke, x: number, y: number, radiusPt: number): boolean {
  const reach = radiusPt + stroke.widthPt / 2;
  const { points } = stroke;
  return points.some((point, index) => {
    const next = points[index + 1] ?? point;
    return distanceToSegment(x, y, point, next) <= reach;
  });
}

/** Whether an eraser or a finger touches what is written; a note is reached by its marker. */
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
      return body.rects.some((rect) => isWithin(rect, x, y, radiusPt));
    case 'shape':
      return touchesShape(body, x, y, radiusPt + body.widthPt / 2);
    case 'note':
    case 'text':
    case 'stamp':
      return isWithin(boundsOf(body), x, y, radiusPt);
  }
}

/** A shape is its outline: what stands inside of a rectangle or an ellipse is not touched with it. */
function touchesShape({ shape, from, to }: Shape, x: number, y: number, reach: number): boolean {
  const corners: PagePoint[] = [from, [to[0], from[1]], to, [from[0], to[1]]];
  switch (shape) {
    case 'line':
    case 'arrow':
      return distanceToSegment(x, y, from, to) <= reach;
    case 'rectangle':
      return corners.some(
        (corner, i) => distanceToSegment(x, y, corner, corners[(i + 1) % 4] ?? corner) <= reach,
      );
    case 'ellipse': {
      const radius = [Math.abs(to[0] - from[0]) / 2, Math.abs(to[1] - from[1]) / 2] as const;
      const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
      const inUnits = (by: number) =>
        Math.hypot(
          (x - middle[0]) / Math.max(0.1, radius[0] + by),
          (y - middle[1]) / Math.max(0.1, radius[1] + by),
        );
      const isInside = radius[0] > reach && radius[1] > reach && inUnits(-reach) < 1;
      return inUnits(reach) <= 1 && !isInside;
    }
  }
}

function isWithin([left, top, width, height]: PageRect, x: number, y: number, by: number): boolean {
  return x >= left - by && x <= left + width + by && y >= top - by && y <= top + height + by;
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
