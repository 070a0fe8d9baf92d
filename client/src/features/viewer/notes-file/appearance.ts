import { boundsOf, LINE_HEIGHT, linesOf, STAMP_PT } from '../ink/annotation-bounds.ts';
import { HIGHLIGHT_COLOR, STAMP_COLORS } from '../ink/ink-tools.ts';
import { shapePath } from '../ink/shape-path.ts';
import { strokePath } from '../ink/stroke-path.ts';
import type { AnnotationBody, Stamp, TextBox } from '../notes/annotation-body.ts';
import type { PageRect } from '../page-space.ts';
import { STAMP_WORDS } from './annotation-fields.ts';
import type { Letters } from './letters.ts';
import { pathOperators } from './path-operators.ts';
import { rgbOf } from './pdf-color.ts';

/** A drawing in page space (y down), in the operators of a PDF; `box` is what it covers. */
export type Appearance = {
  operators: string;
  box: PageRect;
  blend: 'Normal' | 'Multiply';
};

const STAMP_LETTERS_PT = 14;
/** Where a line's letters stand below its top, in sizes of the letters: the middle of the line, as browsers set it. */
const BASELINE = (LINE_HEIGHT - 1) / 2 + 0.88;

/** Draws an annotation as the viewer does; null for a note, whose sign every reader has of its own. */
export function appearanceOf(body: AnnotationBody, letters: Letters | null): Appearance | null {
  const operators = drawn(body, letters);
  if (operators === null) return null;
  const [x, y, width, height] = boundsOf(body);
  const margin = marginOf(body);
  const isMarker =
    body.kind === 'highlight' || (body.kind === 'ink' && body.stroke.tool === 'highlighter');
  return {
    operators: `q /G0 gs ${operators} Q`,
    box: [x - margin, y - margin, width + 2 * margin, height + 2 * margin],
    blend: isMarker ? 'Multiply' : 'Normal',
  };
}

/** How far the drawing reaches beyond the annotation's own bounds: an arrow's barbs, the swell of a line under pressure. */
function marginOf(body: AnnotationBody): number {
  if (body.kind === 'ink') return body.stroke.widthPt;
  return body.kind === 'shape' && body.shape === 'arrow' ? 8 + 3 * body.widthPt : 0;
}

function drawn(body: AnnotationBody, letters: Letters | null): string | null {
  switch (body.kind) {
    case 'ink': {
      const { stroke } = body;
      const path = pathOperators(strokePath(stroke, true));
      return stroke.tool === 'pen'
        ? `${fill(stroke.color)} ${path} f`
        : `${line(stroke.color, stroke.widthPt)} ${path} S`;
    }
    case 'highlight': {
      const bars = body.rects.map((rect) => `${rect.map(round).join(' ')} re`).join(' ');
      return `${fill(body.color ?? HIGHLIGHT_COLOR)} ${bars} f`;
    }
    case 'shape':
      return `${line(body.color, body.widthPt)} ${pathOperators(shapePath(body))} S`;
    case 'text':
      return letters && words(body, letters);
    case 'stamp':
      return letters && stamped(body, letters);
    case 'note':
      return null;
  }
}

function words({ x, y, widthPt, sizePt, color, text }: TextBox, letters: Letters): string {
  const lines = linesOf({ text, widthPt }, (part) => letters.widthOf(part, sizePt));
  const shown = lines.map((part, index) =>
    letters.operators(part, sizePt, x, y + (index * LINE_HEIGHT + BASELINE) * sizePt),
  );
  return `${fill(color)} ${shown.join(' ')}`;
}

function stamped({ stamp, x, y }: Stamp, letters: Letters): string {
  const { width, height } = STAMP_PT;
  const color = STAMP_COLORS[stamp];
  const frame = (inset: number, widthPt: number) =>
    `${line(color, widthPt)} ${[x + inset, y + inset, width - 2 * inset, height - 2 * inset]
      .map(round)
      .join(' ')} re S`;
  const text = STAMP_WORDS[stamp];
  const left = x + (width - letters.widthOf(text, STAMP_LETTERS_PT)) / 2;
  const base = y + height / 2 + STAMP_LETTERS_PT * 0.36;
  return `${frame(1, 1.8)} ${frame(3.6, 0.7)} ${fill(color)} ${letters.operators(text, STAMP_LETTERS_PT, left, base)}`;
}

function fill(color: string): string {
  return `${rgbOf(color).join(' ')} rg`;
}

function line(color: string, widthPt: number): string {
  return `${rgbOf(color).join(' ')} RG ${widthPt} w 1 J 1 j`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
