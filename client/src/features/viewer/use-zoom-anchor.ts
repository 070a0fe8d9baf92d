import { type RefObject, useLayoutEffect, useRef } from 'react';
import { FULL_SCALE } from './page-space.ts';
import { ZOOM_LIMITS, type Zoom } from './zoom.ts';

/**
 * Zooming about a place: what lies under the fingers or the pointer stays there. Returns the call for the gestures.
 */
export function useZoomAnchor(options: {
  scroller: RefObject<HTMLDivElement | null>;
  sheet: RefObject<HTMLDivElement | null>;
  scale: number | null;
  onZoom: (zoom: Zoom) => void;
}): (factor: number, x: number, y: number) => void {
  const { scroller, sheet, scale, onZoom } = options;
  const anchor = useRef<{ x: number; y: number; shareX: number; shareY: number } | null>(null);
  const target = useRef(scale);

  useLayoutEffect(() => {
    target.current = scale;
    const box = sheet.current?.getBoundingClientRect();
    const held = anchor.current;
    if (!held || !box || !scroller.current) return;
    anchor.current = null;
    scroller.current.scrollLeft += box.left + held.shareX * box.width - held.x;
    scroller.current.scrollTop += box.top + held.shareY * box.height - held.y;
  }, [scale, scroller, sheet]);

  return (factor, x, y) => {
    const box = sheet.current?.getBoundingClientRect();
    if (!box || target.current === null) return;
    const next = (target.current / FULL_SCALE) * factor;
    const zoom = Math.min(ZOOM_LIMITS.max, Math.max(ZOOM_LIMITS.min, next));
    target.current = zoom * FULL_SCALE;
    anchor.current = {
      x,
      y,
      shareX: (x - box.left) / box.width,
      shareY: (y - box.top) / box.height,
    };
    onZoom(zoom);
  };
}
