import { around, boundsOf } from '../ink/annotation-bounds.ts';
import type { AnnotationBody } from '../notes/annotation-body.ts';
import type { PageRect } from '../page-space.ts';

/** How each kind is placed anew: by the words that it marks (`passage`), or by the words that it stands at. */
export function passageOfBody(body: AnnotationBody): { rects: PageRect[]; quote: string } | null {
  return body.kind === 'highlight' ? { rects: body.rects, quote: body.quote } : null;
}

/** The rectangle whose words something written is about, in PDF points: a note's marker is a point, a line has no thickness. */
export function boxOfBody(body: AnnotationBody): PageRect {
  switch (body.kind) {
    case 'note':
      return [body.x, body.y, 0, 0];
    case 'ink':
      return around(
        body.stroke.points.map(([x, y]) => [x, y]),
        0,
      );
    case 'shape':
      return around([body.from, body.to], 0);
    default:
      return boundsOf(body);
  }
}

/** The same passage marked on other lines. */
export function remarkBody(body: AnnotationBody, rects: PageRect[], quote: string): AnnotationBody {
  return body.kind === 'highlight' ? { ...body, rects: rects.slice(0, 400), quote } : body;
}

/** What says to its author which note it is: its words, or those that it marks; empty for what has none. */
export function quoteOfBody(body: AnnotationBody): string {
  switch (body.kind) {
    case 'highlight':
      return body.quote;
    case 'note':
    case 'text':
      return body.text;
    case 'ink':
    case 'shape':
    case 'stamp':
      return '';
  }
}
