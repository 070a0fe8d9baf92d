import { useLayoutEffect, useRef } from 'react';
import { FULL_SCALE, type PageRect, toSheet } from './page-space.ts';
import { isCloseUp, scaleForRegion } from './region-space.ts';
import type { Margin, PageFrame, ShownView } from './use-page-view.ts';
import type { PresenterRegion } from './viewer-props.ts';
import { scaleFor, type Zoom } from './zoom.ts';

/**
 * Looks where the presenter looks: as closely as the own screen allows when it is a close-up, else in one's own way, scrolled
 * to the same lines. Who zooms by hand meanwhile keeps that until the presenter moves. A turned page is left alone.
 */
export function useFollowRegion(options: {
  region: PresenterRegion | null;
  frame: PageFrame;
  margin: Margin;
  pageView: ShownView;
  /** The hall screen shows the whole page unless it is a close-up. */
  bare: boolean;
  onZoom: (zoom: Zoom) => void;
}): void {
  const { region, frame, margin, bare, onZoom } = options;
  const { view, shownPage } = options.pageView;
  const { scroller, sheet } = frame;
  const wanted = useRef<{ rect: PageRect; scale: number | null; isClose: boolean } | null>(null);
  const wasClose = useRef(false);
  const rect = region && region.page === shownPage ? region.rect : null;
  const size = view?.size ?? null;
  const isTurned = view !== null && view.turn !== 0;
  const across = margin.left + margin.right;
  const down = margin.top + margin.bottom;

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!rect || !size || !box || isTurned) return;
    const room = { width: box.clientWidth - across, height: box.clientHeight - down };
    const isClose = isCloseUp(rect, size);
    const zoom = isClose ? scaleForRegion(rect, room) / FULL_SCALE : bare ? 'page' : 'auto';
    const zooms = isClose || wasClose.current;
    wasClose.current = isClose;
    wanted.current = { rect, isClose, scale: zooms ? scaleFor(zoom, size, 0, room) : null };
    if (zooms) onZoom(zoom);
  }, [rect, size, isTurned, across, down, bare, scroller, onZoom]);

  // The sheet has its new size only after it was drawn anew: asked after each drawing until it has.
  useLayoutEffect(() => {
    const [box, paper, goal] = [scroller.current, sheet.current, wanted.current];
    if (!box || !paper || !view || !goal) return;
    const { scale, isClose } = goal;
    if (scale !== null && Math.abs(view.scale - scale) > 0.01 * scale) return;
    wanted.current = null;
    const [x, y, width, height] = goal.rect;
    const [middle, top] = toSheet(view, x + width / 2, y);
    const [origin, edge] = [paper.getBoundingClientRect(), box.getBoundingClientRect()];
    const free = Math.max(0, (box.clientHeight - height * view.scale) / 2);
    box.scrollTo({
      top: box.scrollTop + origin.top - edge.top + top - (isClose ? free : 0),
      ...(isClose && {
        left: box.scrollLeft + origin.left - edge.left + middle - box.clientWidth / 2,
      }),
    });
  });
}
