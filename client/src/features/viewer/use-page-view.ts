import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { PageRenderer, type ShownPage } from './page-renderer.ts';
import type { PageSource } from './page-source.ts';
import type { PageView, Turn } from './page-space.ts';
import { visibleRegion } from './page-viewport.ts';
import { type Room, scaleFor, type Zoom } from './zoom.ts';

/** The most pixels of one canvas: 8 million (32 MB) where a finger points, else 12 million; the rest is drawn by parts. */
const MAX_PIXELS = matchMedia('(pointer: coarse)').matches ? 8e6 : 12e6;
const SETTLE_MS = 140;

/** What the page view works on: the scrolled frame, the sheet in it and the element that holds the canvases. */
export type PageFrame = {
  scroller: RefObject<HTMLDivElement | null>;
  sheet: RefObject<HTMLDivElement | null>;
  host: RefObject<HTMLDivElement | null>;
};

/** What is on the screen: how the sheet stands, whose picture it bears; null until the first picture is drawn. */
export type ShownView = {
  view: PageView | null;
  shownPage: number | null;
  /** The wanted page is still being drawn; the one before is on the screen. */
  drawing: boolean;
  failed: boolean;
};

/** Room kept free around the page, in CSS pixels. */
export type Margin = { left: number; right: number; top: number; bottom: number };

/** Keeps the picture of the wanted page on the screen, sharp at the wanted zoom. `view` is null until the first picture. */
export function usePageView(options: {
  pdf: PageSource;
  frame: PageFrame;
  page: number;
  turn: Turn;
  zoom: Zoom;
  /** What is kept free around the page inside its frame, in CSS pixels. */
  margin: Margin;
  /** Whether the next page is drawn ahead. */
  spare: boolean;
}): ShownView {
  const { pdf, frame, page, turn, zoom, spare } = options;
  const across = options.margin.left + options.margin.right;
  const down = options.margin.top + options.margin.bottom;
  const { scroller, sheet, host } = frame;
  const renderer = useRef<PageRenderer | null>(null);
  const direction = useRef(1);
  const lastPage = useRef(page);
  const hasPicture = useRef(false);
  const [room, setRoom] = useState<Room | null>(null);
  const [shown, setShown] = useState<ShownPage | null>(null);
  const [failedPage, setFailedPage] = useState<number | null>(null);
  const [settled, setSettled] = useState(0);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const width = element.clientWidth - across;
      const height = element.clientHeight - down;
      setRoom((old) => (old?.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, across, down]);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const made = new PageRenderer({
      source: pdf,
      host: element,
      maxPixels: MAX_PIXELS,
      onShown: (next) => {
        setFailedPage(null);
        hasPicture.current = true;
        setShown((old) => (old && isSame(old, next) ? old : next));
      },
      onTrouble: (cause) => {
        console.warn('A page could not be drawn', cause);
        setFailedPage(lastPage.current);
      },
    });
    renderer.current = made;
    return () => {
      made.close();
      renderer.current = null;
      hasPicture.current = false;
      setShown(null);
    };
  }, [pdf, host]);

  useEffect(() => {
    if (!room) return;
    const turned = lastPage.current !== page;
    if (turned) direction.current = page < lastPage.current ? -1 : 1;
    lastPage.current = page;
    const show = () =>
      void renderer.current
        ?.show({
          page,
          turn,
          scaleOf: (size) => scaleFor(zoom, size, turn, room),
          spare: spare ? page + direction.current : null,
        })
        .then((done) => done && setSettled((n) => n + 1));
    // A zoom in motion stretches the old picture and is drawn anew when it rests; a page is drawn at once.
    if (turned || !hasPicture.current) return show();
    const timer = setTimeout(show, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [page, turn, zoom, room, spare]);

  const view = useMemo<PageView | null>(() => {
    if (!shown || !room) return null;
    const { size, turn: shownTurn } = shown;
    return { size, turn: shownTurn, scale: scaleFor(zoom, size, shownTurn, room) };
  }, [shown, room, zoom]);
  const scale = view?.scale ?? null;

  useEffect(() => {
    const element = scroller.current;
    if (!element || scale === null || settled === 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const sharpen = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const box = sheet.current?.getBoundingClientRect();
        const region = box && visibleRegion(box, element.getBoundingClientRect());
        if (region) void renderer.current?.sharpen(scale, region);
      }, SETTLE_MS);
    };
    sharpen();
    element.addEventListener('scroll', sharpen, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', sharpen);
    };
  }, [scroller, sheet, scale, settled]);

  return {
    view,
    shownPage: shown?.page ?? null,
    drawing: shown !== null && shown.page !== page && failedPage !== page,
    failed: failedPage === page,
  };
}

function isSame(a: ShownPage, b: ShownPage): boolean {
  return (
    a.page === b.page &&
    a.turn === b.turn &&
    a.size.widthPt === b.size.widthPt &&
    a.size.heightPt === b.size.heightPt
  );
}
