import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { penSeen } from './ink/ink-input.ts';
import { listenForTouch } from './touch-gestures.ts';
import { listenForWheel } from './wheel-gestures.ts';

/** What the gestures work on; read anew at each gesture. */
export type GestureContext = {
  /** Whether a tool that leaves something on the page is in hand. */
  drawing: boolean;
  zoomBy: (factor: number, x: number, y: number) => void;
  turnPage: (step: 1 | -1) => void;
};

/** Fingers and wheel on the scrolled frame: pinch and Ctrl+wheel zoom, a swipe or the wheel at the page's end turns. */
export function useGestures(
  scroller: RefObject<HTMLDivElement | null>,
  on: boolean,
  context: GestureContext,
): void {
  const latest = useRef(context);
  useLayoutEffect(() => {
    latest.current = context;
  });
  useEffect(() => {
    const frame = scroller.current;
    if (!frame || !on) return;
    const zoomBy: GestureContext['zoomBy'] = (...about) => latest.current.zoomBy(...about);
    const turnPage: GestureContext['turnPage'] = (step) => latest.current.turnPage(step);
    const stopTouch = listenForTouch(frame, {
      zoomBy,
      turnPage,
      panBy: (dx, dy) => frame.scrollBy(dx, dy),
      pans: () => latest.current.drawing && penSeen(),
      maySwipe: () =>
        !latest.current.drawing &&
        frame.scrollWidth <= frame.clientWidth + 2 &&
        (document.getSelection()?.isCollapsed ?? true),
    });
    const stopWheel = listenForWheel(frame, { zoomBy, turnPage });
    return () => {
      stopTouch();
      stopWheel();
    };
  }, [scroller, on]);
}
