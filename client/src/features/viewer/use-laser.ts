import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type PageView, toPage } from './page-space.ts';
import { LASER_FADES_MS, useFading } from './use-fading.ts';

/** A place in PDF points. */
type Point = { x: number; y: number };

const SIGNAL_MS = 50;

/**
 * Points at the sheet with mouse, pen or a finger that is drawn over it: told to the others about 20 times a second and, so
 * that the dot stops where the hand has stopped, once more at the end. Returns where one's own dot is; null: nowhere.
 */
export function useLaser(options: {
  sheet: RefObject<HTMLElement | null>;
  view: PageView | null;
  /** Takes places in PDF points; null: the pointer is not in hand. */
  onPoint: ((x: number, y: number) => void) | null;
}): Point | null {
  const { sheet, view, onPoint } = options;
  const [point, setPoint] = useState<Point | null>(null);
  const latest = useRef({ view, onPoint });
  useLayoutEffect(() => {
    latest.current = { view, onPoint };
  });
  const on = onPoint !== null && view !== null;
  useEffect(() => {
    const element = sheet.current;
    if (!element || !on) return;
    let sentAt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = (event: PointerEvent) => {
      const { view: now } = latest.current;
      if (!now) return;
      const box = element.getBoundingClientRect();
      const [a, b] = toPage(now, event.clientX - box.left, event.clientY - box.top);
      const [x, y] = [Math.round(a * 10) / 10, Math.round(b * 10) / 10];
      setPoint({ x, y });
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          sentAt = performance.now();
          latest.current.onPoint?.(x, y);
        },
        Math.max(0, SIGNAL_MS - (performance.now() - sentAt)),
      );
    };
    element.addEventListener('pointerdown', moved);
    element.addEventListener('pointermove', moved);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointerdown', moved);
      element.removeEventListener('pointermove', moved);
      setPoint(null);
    };
  }, [sheet, on]);
  return useFading(point, LASER_FADES_MS);
}
