import { useEffect, useLayoutEffect, useRef } from 'react';
import { isTakenByFocus } from '../viewer-keys.ts';

/** What keys ask of a selection; distances in PDF points. */
export type SelectionWishes = {
  move: (dx: number, dy: number) => void;
  remove: () => void;
  leave: () => void;
};

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STEP_PT = 1;
const LONG_STEP_PT = 10;

/** Arrows move what is selected by a point, with Shift by ten; Delete removes it, Escape lets it go. Comes before the viewer's keys. */
export function useSelectionKeys(on: boolean, wishes: SelectionWishes): void {
  const latest = useRef(wishes);
  useLayoutEffect(() => {
    latest.current = wishes;
  });
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTakenByFocus(event.target)) return;
      const arrow = ARROWS[event.key];
      const step = event.shiftKey ? LONG_STEP_PT : STEP_PT;
      if (arrow) latest.current.move(arrow[0] * step, arrow[1] * step);
      else if (event.key === 'Delete' || event.key === 'Backspace') latest.current.remove();
      else if (event.key === 'Escape') latest.current.leave();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, [on]);
}
