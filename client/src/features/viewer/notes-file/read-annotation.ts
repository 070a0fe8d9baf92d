import type { Stroke } from '#contract/live/ink.ts';
import { TEXT_PT } from '../ink/ink-tools.ts';
import { cutPoints, thinPoints } from '../ink/thin-points.ts';
import { newStrokeId } from '../new-ids.ts';
import type { AnnotationBody, PagePoint } from '../notes/annotation-body.ts';
import type { PageRect } from '../page-space.ts';
import { hexOf } from './pdf-color.ts';
import { fromPdf, type PdfPage, rectFromPdf } from './pdf-space.ts';

/** An annotation of a PDF, field by field; a field that is not there is empty. */
export type ReadAnnotation = {
  subtype: string;
  numbers: (name: string) => number[];
  lists: (name: string) => number[][];
  names: (name: string) => string[];
  text: (name: string) => string;
  widthPt: () => number;
};

const LONGEST_TEXT = 4000;
const MOST_RECTS = 400;

/** What an annotation of a PDF becomes among one's own; nothing when it is of a kind, or in a state, that can't be read. */
export function bodyOf(read: ReadAnnotation, page: PdfPage): AnnotationBody[] {
  const rect = fourOf(read.numbers('Rect'));
  const color = hexOf(read.numbers('C'));
  if (!rect) return [];
  const [x, y, width, height] = rectFromPdf(page, rect);
  const text = read.text('Contents').slice(0, LONGEST_TEXT);
  switch (read.subtype) {
    case 'Ink':
      return read.lists('InkList').flatMap((list) => strokesOf(read, list, page, color));
    case 'Highlight': {
      const quads = read.numbers('QuadPoints');
      const rects = Array.from({ length: Math.floor(quads.length / 8) }, (_, i) => {
        const xs = [0, 2, 4, 6].map((at) => quads[8 * i + at] ?? 0);
        const ys = [1, 3, 5, 7].map((at) => quads[8 * i + at] ?? 0);
        return rectFromPdf(page, [
          Math.min(...xs),
          Math.min(...ys),
          Math.max(...xs),
          Math.max(...ys),
        ]);
      }).slice(0, MOST_RECTS);
      if (rects.length === 0) return [];
      return [
        { kind: 'highlight', rects: rects.map(rounded), quote: text, ...(color && { color }) },
      ];
    }
    case 'Text':
      return text === '' ? [] : [{ kind: 'note', x: round(x), y: round(y + height), text }];
    case 'FreeText': {
      if (text === '') return [];
      const [, letters] = /([\d.]+)\s+Tf/.exec(read.text('DA')) ?? [];
      const [, r, g, b] = /([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+rg/.exec(read.text('DA')) ?? [];
      const ink = r && g && b ? hexOf([Number(r), Number(g), Number(b)]) : null;
      const sizePt = Math.min(72, Math.max(6, Number(letters) || TEXT_PT));
      const place = { x: round(x), y: round(y), widthPt: round(Math.max(20, width)) };
      return [{ kind: 'text', ...place, sizePt, color: ink ?? '#15202e', text }];
    }
    case 'Stamp': {
      const [name] = read.names('Name');
      if (name !== 'Approved' && name !== 'NotApproved') return [];
      const stamp = name === 'Approved' ? 'agree' : 'review';
      return [{ kind: 'stamp', stamp, x: round(x), y: round(y) }];
    }
    case 'Square':
    case 'Circle': {
      const inset = widthOf(read) / 2;
      const [from, to]: PagePoint[] = [
        [round(x + inset), round(y + inset)],
        [round(x + width - inset), round(y + height - inset)],
      ];
      if (!from || !to) return [];
      const shape = read.subtype === 'Square' ? 'rectangle' : 'ellipse';
      return [{ kind: 'shape', shape, from, to, ...lookOf(read, color) }];
    }
    case 'Line': {
      const ends = fourOf(read.numbers('L'));
      if (!ends) return [];
      const [from, to] = [fromPdf(page, [ends[0], ends[1]]), fromPdf(page, [ends[2], ends[3]])];
      const isArrow = read.names('LE').some((end) => end.includes('Arrow'));
      const shape = isArrow ? 'arrow' : 'line';
      return [{ kind: 'shape', shape, from: at(from), to: at(to), ...lookOf(read, color) }];
    }
    default:
      return [];
  }
}

function strokesOf(
  read: ReadAnnotation,
  list: readonly number[],
  page: PdfPage,
  color: string | null,
): AnnotationBody[] {
  const points = Array.from(
    { length: Math.floor(list.length / 2) },
    (_, i): Stroke['points'][number] => [
      ...fromPdf(page, [list[2 * i] ?? 0, list[2 * i + 1] ?? 0]),
      0.5,
    ],
  );
  if (points.length === 0) return [];
  const tool = read.names('IT').includes('InkHighlight') ? 'highlighter' : 'pen';
  return cutPoints(thinPoints(points, 0)).map((piece) => ({
    kind: 'ink',
    stroke: { strokeId: newStrokeId(), tool, ...lookOf(read, color), points: piece },
  }));
}

function lookOf(read: ReadAnnotation, color: string | null) {
  return { color: color ?? '#15202e', widthPt: widthOf(read) };
}

function widthOf(read: ReadAnnotation): number {
  return Math.min(60, Math.max(0.2, read.widthPt()));
}

function fourOf(numbers: readonly number[]): [number, number, number, number] | null {
  const [a, b, c, d] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  return [a, b, c, d];
}

function at([x, y]: PagePoint): PagePoint {
  return [round(x), round(y)];
}

function rounded([x, y, width, height]: PageRect): PageRect {
  return [round(x), round(y), round(width), round(height)];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
