import type { Stroke } from '#contract/live/state.ts';

/** What the reader holds in hand. */
export type Tool = 'select' | 'laser' | 'pen' | 'highlighter' | 'note' | 'eraser';

/** Who sees what is drawn: the author alone, or everyone who follows. */
export type Audience = 'own' | 'all';

/** The look of a tool that leaves a line. */
export type LineStyle = Pick<Stroke, 'tool' | 'color' | 'widthPt'>;

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

/** The lines that the tools begin with. */
export const firstStyles: { pen: LineStyle; highlighter: LineStyle } = {
  pen: { tool: 'pen', color: INK_COLORS.pen.red, widthPt: INK_WIDTHS.pen.middle },
  highlighter: {
    tool: 'highlighter',
    color: INK_COLORS.highlighter.yellow,
    widthPt: INK_WIDTHS.highlighter.middle,
  },
};
