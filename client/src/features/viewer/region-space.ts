import { type PageRect, type PageSize, type PageView, rectToPage } from './page-space.ts';

type Box = { left: number; top: number; width: number; height: number };

/** From this share of the page's width on, the presenter is taken to show the whole width. */
const WHOLE_WIDTH = 0.97;

/** The part of the sheet that lies within its frame, in PDF points; null: nothing of it does. Both boxes are in client pixels. */
export function regionInSight(view: PageView, sheet: Box, frame: Box): PageRect | null {
  const left = Math.max(sheet.left, frame.left);
  const top = Math.max(sheet.top, frame.top);
  const width = Math.min(sheet.left + sheet.width, frame.left + frame.width) - left;
  const height = Math.min(sheet.top + sheet.height, frame.top + frame.height) - top;
  if (width <= 1 || height <= 1) return null;
  const [x, y, w, h] = rectToPage(view, {
    left: left - sheet.left,
    top: top - sheet.top,
    width,
    height,
  });
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return [tenth(x), tenth(y), tenth(w), tenth(h)];
}

/** Whether the presenter shows a part of the page's width only: then followers look as closely. */
export function isCloseUp([, , width]: PageRect, size: PageSize): boolean {
  return width < WHOLE_WIDTH * size.widthPt;
}

/** The scale, in CSS pixels per PDF point, at which the whole region fits into a follower's room. */
export function scaleForRegion(
  [, , width, height]: PageRect,
  room: { width: number; height: number },
): number {
  return Math.min(Math.max(room.width, 80) / width, Math.max(room.height, 80) / height);
}
