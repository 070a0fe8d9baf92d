import type { Stroke } from '#contract/live/ink.ts';
import type { ShapeStyle } from './live-shape.ts';

/** What the reader holds in hand. */
export type Tool =
  | 'select'
  | 'laser'
  | 'move'
  | 'pen'
  | 'highlighter'
  | 'shape'
  | 'note'
  | 'eraser';

/** Who sees what is drawn: the author alone, or everyone who follows. */
export type Audience = 'own' | 'all';

/** The look of a tool that leaves a line. */
export type LineStyle = Pick<Stroke, 'tool' | 'color' | 'widthPt'>;

/** What a tap leaves on the page: a note behind a marker, words on the page itself, or a stamp. */
export type Insert = 'note' | 'text' | 'agree' | 'review';

/** What a tap may leave, in the order in which it is offered. */
export const INSERTS: readonly Insert[] = ['note', 'text', 'agree', 'review'];

/** The shapes, in the order in which they are offered. */
export const SHAPES: readonly ShapeStyle['shape'][] = ['line', 'arrow', 'rectangle', 'ellipse'];

/** The colours to choose from, by tool; the names are keys of the texts. */
export const INK_COLORS = {
  pen: { red: '#b3261e', blue: '#174a7c', green: '#1b7a4b', black: '#15202e' },
  highlighter: { yellow: '#ffe066', green: '#b5ecaa', pink: '#ffc4dc' },
} as const;

/** The widths to choose from, by tool, in PDF points. */
export const INK_WIDTHS = {
  pen: { thin: 1.2, middle: 2.2, thick: 4 },
  highlighter: { thin: 8, middle: 13, thick: 20 },
} as const;

/** The colour of a highlight that names none. */
export const HIGHLIGHT_COLOR = '#ffe066';

/** The colour of each stamp: the page is paper in the dark too. */
export const STAMP_COLORS = { agree: '#1b7a4b', review: '#b3261e' } as const;

/** The letters of a text box, in PDF points. */
export const TEXT_PT = 12;

/** The looks of the tools. */
export type Styles = { pen: LineStyle; highlighter: LineStyle; shape: ShapeStyle; insert: Insert };

/** The looks that the tools begin with. */
export const firstStyles: Styles = {
  pen: { tool: 'pen', color: INK_COLORS.pen.red, widthPt: INK_WIDTHS.pen.middle },
  highlighter: {
    tool: 'highlighter',
    color: INK_COLORS.highlighter.yellow,
    widthPt: INK_WIDTHS.highlighter.middle,
  },
  shape: { shape: 'rectangle', color: INK_COLORS.pen.red, widthPt: INK_WIDTHS.pen.middle },
  insert: 'note',
};
