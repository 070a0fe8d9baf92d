import type { Tool } from './ink/ink-tools.ts';
import type { Margin } from './use-page-view.ts';

/** Below this width, in CSS pixels, the tools stand in a bar below the page (the style sheets name the same figure). */
export const NARROW_PX = 620;

/** From this width on, in CSS pixels, the state of one's notes stands beside the pager; below, only what is amiss is said. */
export const ROOMY_PX = 780;

const NO_MARGIN: Margin = { left: 0, right: 0, top: 0, bottom: 0 };

/** The height of the presenter's switch above the page, with the space around it, in CSS pixels. */
const SWITCH_PX = 64;

/** What is kept free around the page: the tool bar's room at the left, the pager's below, the presenter's switch above. */
export function marginFor(width: number, on: { bare: boolean; withSwitch: boolean }): Margin {
  if (on.bare || width === 0) return NO_MARGIN;
  const topOr = (px: number) => (on.withSwitch ? SWITCH_PX : px);
  if (width <= NARROW_PX) return { ...NO_MARGIN, top: topOr(0) };
  if (width < ROOMY_PX) return { left: 84, right: 16, top: topOr(16), bottom: 84 };
  return { left: 84, right: 84, top: topOr(20), bottom: 84 };
}

/** The tools that a reader may use. Notes are always private. */
export function toolsFor(may: { own: boolean; all: boolean }, audience: 'own' | 'all'): Tool[] {
  if (audience === 'all' && may.all) return ['select', 'laser', 'pen', 'highlighter', 'eraser'];
  if (may.own) return ['select', 'move', 'pen', 'highlighter', 'shape', 'note', 'eraser'];
  return [];
}

/** How the pointer looks over the page with a tool in hand. */
export function cursorFor(
  tool: Tool,
): 'text' | 'point' | 'move' | 'draw' | 'mark' | 'note' | 'erase' {
  switch (tool) {
    case 'select':
      return 'text';
    case 'laser':
      return 'point';
    case 'move':
      return 'move';
    case 'pen':
    case 'shape':
      return 'draw';
    case 'highlighter':
      return 'mark';
    case 'note':
      return 'note';
    case 'eraser':
      return 'erase';
  }
}
