import type { AnnotationBody } from '#contract/http/documents.ts';

/** The largest annotation, in bytes of its JSON. */
export const MAX_ANNOTATION_BYTES = 64 * 1024;

/** The most annotations that one person may have on one version. */
export const MAX_ANNOTATIONS = 5000;

function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

/** Rounds geometry to what an eye can see, a hundredth of a point: a stroke of 2,000 points then fits its limit. */
export function compactAnnotation(body: AnnotationBody): AnnotationBody {
  switch (body.kind) {
    case 'ink':
      return {
        kind: 'ink',
        stroke: {
          ...body.stroke,
          points: body.stroke.points.map(([x, y, pressure]) => [
            round(x, 2),
            round(y, 2),
            round(pressure, 3),
          ]),
        },
      };
    case 'highlight':
      return {
        ...body,
        rects: body.rects.map(([x, y, width, height]) => [
          round(x, 2),
          round(y, 2),
          round(width, 2),
          round(height, 2),
        ]),
      };
    case 'note':
      return { ...body, x: round(body.x, 2), y: round(body.y, 2) };
  }
}
