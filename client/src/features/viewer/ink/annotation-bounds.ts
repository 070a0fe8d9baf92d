import type { Stroke } from '#contract/live/ink.ts';
import type { AnnotationBody, PagePoint } from '../notes/annotation-body.ts';
import type { PageRect } from '../page-space.ts';

/** The size of a stamp on the page, in PDF points. */
export const STAMP_PT = { width: 118, height: 34 } as const;

/** A note's marker is drawn in a fixed size on the screen; this is its reach in the page, in PDF points. */
const NOTE_PT = 20;

/** How high a line of a text box is, in sizes of its letters. */
export const LINE_HEIGHT = 1.35;

/** A letter of a text box is about this wide, in sizes of its letters; to guess the height of a box nobody has laid out. */
const LETTER_WIDTH = 0.56;

/** The rectangle that an annotation takes up on the page, in PDF points. */
export function boundsOf(body: AnnotationBody): PageRect {
  switch (body.kind) {
    case 'ink':
      return around(
        body.stroke.points.map(([x, y]) => [x, y]),
        body.stroke.widthPt / 2,
      );
    case 'highlight':
      return around(
        body.rects.flatMap(([x, y, w, h]): PagePoint[] => [
          [x, y],
          [x + w, y + h],
        ]),
        0,
      );
    case 'note':
      return [body.x, body.y - NOTE_PT, NOTE_PT, NOTE_PT];
    case 'shape':
      return around([body.from, body.to], body.widthPt / 2);
    case 'text':
      return [body.x, body.y, body.widthPt, textHeight(body)];
    case 'stamp':
      return [body.x, body.y, STAMP_PT.width, STAMP_PT.height];
  }
}

/** The same annotation, moved by so many PDF points. */
export function moveBody(body: AnnotationBody, dx: number, dy: number): AnnotationBody {
  const by = ([x, y]: PagePoint): PagePoint => [hundredth(x + dx), hundredth(y + dy)];
  switch (body.kind) {
    case 'ink': {
      const points = body.stroke.points.map(([x, y, pressure]): Stroke['points'][number] => [
        ...by([x, y]),
        pressure,
      ]);
      return { ...body, stroke: { ...body.stroke, points } };
    }
    case 'highlight':
      return {
        ...body,
        rects: body.rects.map(([x, y, w, h]): PageRect => [...by([x, y]), w, h]),
      };
    case 'shape':
      return { ...body, from: by(body.from), to: by(body.to) };
    case 'note':
    case 'text':
    case 'stamp': {
      const [x, y] = by([body.x, body.y]);
      return { ...body, x, y };
    }
  }
}

/** The same annotation in another colour; stamps and notes keep theirs. */
export function recolour(body: AnnotationBody, color: string): AnnotationBody {
  switch (body.kind) {
    case 'ink':
      return { ...body, stroke: { ...body.stroke, color } };
    case 'highlight':
    case 'shape':
    case 'text':
      return { ...body, color };
    case 'note':
    case 'stamp':
      return body;
  }
}

/** The lines of a text box, wrapped as its width allows; `measure` gives the width of a text in PDF points. */
export function linesOf(
  { text, widthPt }: { text: string; widthPt: number },
  measure: (text: string) => number,
): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && measure(longer) > widthPt) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}

/** Whether two rectangles share a place. */
export function overlap(a: PageRect, b: PageRect): boolean {
  return a[0] <= b[0] + b[2] && b[0] <= a[0] + a[2] && a[1] <= b[1] + b[3] && b[1] <= a[1] + a[3];
}

/** The smallest rectangle around points, widened by `marginPt`. */
export function around(points: readonly PagePoint[], marginPt: number): PageRect {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs) - marginPt, Math.min(...ys) - marginPt];
  return [left, top, Math.max(...xs) + marginPt - left, Math.max(...ys) + marginPt - top];
}

function textHeight({ text, widthPt, sizePt }: Extract<AnnotationBody, { kind: 'text' }>): number {
  const measure = (line: string) => line.length * sizePt * LETTER_WIDTH;
  return linesOf({ text, widthPt }, measure).length * sizePt * LINE_HEIGHT;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
