import type { Stroke } from '#contract/live/ink.ts';
import type { PageRect } from '../page-space.ts';

/** A place on the page: x and y in PDF points from its top left corner. */
export type PagePoint = [x: number, y: number];

/** A figure drawn from one corner, or end, to the other. */
export type Shape = {
  kind: 'shape';
  shape: 'line' | 'arrow' | 'rectangle' | 'ellipse';
  from: PagePoint;
  to: PagePoint;
  color: string;
  widthPt: number;
};

/** Words written on the page itself, in a box that is `widthPt` wide and as high as they need. */
export type TextBox = {
  kind: 'text';
  x: number;
  y: number;
  widthPt: number;
  sizePt: number;
  color: string;
  text: string;
};

/** "Đồng ý" or "Cần xem lại", with the top left corner of the stamp. */
export type Stamp = { kind: 'stamp'; stamp: 'agree' | 'review'; x: number; y: number };

/** What is written on a page; geometry in PDF points. It leaves the browser sealed alone. */
export type AnnotationBody =
  | { kind: 'ink'; stroke: Stroke }
  | { kind: 'highlight'; rects: PageRect[]; quote: string; color?: string }
  | { kind: 'note'; x: number; y: number; text: string }
  | Shape
  | TextBox
  | Stamp;

/** A private annotation as the viewer draws it. */
export type AnnotationContent = { page: number; body: AnnotationBody };

const KINDS: readonly unknown[] = [
  'ink',
  'highlight',
  'note',
  'shape',
  'text',
  'stamp',
] satisfies AnnotationBody['kind'][];

/**
 * Whether an opened value is an annotation that this program knows. Only the author's own program can have sealed it, so the kind
 * alone is asked for: one that a newer program wrote is left as it is.
 */
export function isContent(value: unknown): value is AnnotationContent {
  if (typeof value !== 'object' || value === null || !('page' in value) || !('body' in value))
    return false;
  const { page, body } = value;
  return (
    typeof page === 'number' &&
    typeof body === 'object' &&
    body !== null &&
    'kind' in body &&
    KINDS.includes(body.kind)
  );
}
