import { useEffect, useLayoutEffect, useRef } from 'react';
import type { PageRect, PageView } from './page-space.ts';
import { isCloseUp, regionInSight } from './region-space.ts';
import type { PageFrame } from './use-page-view.ts';

/** At most ten regions a second go out. */
const SIGNAL_MS = 100;
/** A close-up is told again now and then: for who came later, and where one signal was lost. */
const AGAIN_MS = 3000;

/** Tells which part of the page the presenter has in sight, when it changes by zoom, scrolling, or another page. */
export function useRegionSignals(options: {
  frame: PageFrame;
  view: PageView | null;
  /** Takes the part in PDF points; a new one for another page; null: nobody follows this view. */
  onRegion: ((rect: PageRect) => void) | null;
}): void {
  const { frame, view, onRegion } = options;
  const { scroller, sheet } = frame;
  const latest = useRef(onRegion);
  useLayoutEffect(() => {
    latest.current = onRegion;
  });
  const on = onRegion !== null;
  useEffect(() => {
    const box = scroller.current;
    if (!box || !view || !on) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const inSight = () => {
      const paper = sheet.current?.getBoundingClientRect();
      return paper ? regionInSight(view, paper, box.getBoundingClientRect()) : null;
    };
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        const rect = inSight();
        if (rect) latest.current?.(rect);
      }, SIGNAL_MS);
    };
    soon();
    const repeat = setInterval(() => {
      const rect = inSight();
      if (rect && isCloseUp(rect, view.size)) soon();
    }, AGAIN_MS);
    box.addEventListener('scroll', soon, { passive: true });
    return () => {
      clearTimeout(timer);
      clearInterval(repeat);
      box.removeEventListener('scroll', soon);
    };
  }, [scroller, sheet, view, on]);
}
