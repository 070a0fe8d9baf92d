import { useReducer } from 'react';
import { type Audience, firstStyles, type Styles, type Tool } from './ink-tools.ts';

/** What the reader has in hand: the tool, how each draws, for whom, and which of the tools' parts are open. */
export type Hand = {
  tool: Tool;
  styles: Styles;
  /** The choices of the tool (colours, widths, shapes, what a tap leaves) are open. */
  picking: boolean;
  audience: Audience;
  /** A narrow viewer shows its tools only when asked. */
  toolsOpen: boolean;
};

type Act =
  | { kind: 'take'; tool: Tool }
  | { kind: 'putDown' }
  | { kind: 'restyle'; styles: Partial<Styles> }
  | { kind: 'stopPicking' }
  | { kind: 'address'; audience: Audience }
  | { kind: 'toggleTools' };

/** Nothing but the pointer. */
export const EMPTY_HAND: Hand = {
  tool: 'select',
  styles: firstStyles,
  picking: false,
  audience: 'own',
  toolsOpen: false,
};

/** What is in hand after an act. Taking the tool that is in hand opens or closes its colours. */
export function nextHand(hand: Hand, act: Act): Hand {
  switch (act.kind) {
    case 'take': {
      const hasChoices = !['select', 'laser', 'move', 'eraser'].includes(act.tool);
      return {
        ...hand,
        tool: act.tool,
        picking: act.tool === hand.tool ? !hand.picking : hasChoices,
      };
    }
    case 'putDown':
      return { ...hand, tool: 'select' };
    case 'restyle':
      return { ...hand, styles: { ...hand.styles, ...act.styles } };
    case 'stopPicking':
      return { ...hand, picking: false };
    case 'address':
      return { ...hand, audience: act.audience };
    case 'toggleTools':
      return { ...hand, toolsOpen: !hand.toolsOpen, tool: 'select' };
  }
}

/** What the reader has in hand, beginning with nothing but the pointer. */
export function useHand() {
  return useReducer(nextHand, EMPTY_HAND);
}
