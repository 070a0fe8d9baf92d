import { type PageSize, sheetSize, type Turn } from './page-space.ts';

/** A part of the sheet, each figure as a share (0–1) of the sheet's width or height. */
export type Region = { left: number; top: number; width: number; height: number };

/** What is cut out of a page's picture, in device pixels: where it begins, how large it and the whole are, and where it lies in percent. */
export type Cutout = {
  x: number;
  y: number;
  whole: { width: number; height: number };
  pixels: { width: number; height: number };
  place: { left: string; top: string; width: string; height: string };
};

/**
 * Cuts a region out of a page at `density` device pixels per point; region null: the whole page. One pixel of the canvas is
 * exactly one of the screen: the canvas may stand a fraction of a pixel over the sheet's edge, but it is never stretched.
 */
export function cutoutOf(
  size: PageSize,
  turn: Turn,
  density: number,
  region: Region | null,
): Cutout {
  const whole = sheetSize({ size, turn, scale: density });
  const { left, top, width, height } = region ?? { left: 0, top: 0, width: 1, height: 1 };
  const x = Math.floor(left * whole.width);
  const y = Math.floor(top * whole.height);
  const pixels = {
    width: Math.max(1, Math.ceil((left + width) * whole.width) - x),
    height: Math.max(1, Math.ceil((top + height) * whole.height) - y),
  };
  return {
    x,
    y,
    whole,
    pixels,
    place: {
      left: percent(x / whole.width),
      top: percent(y / whole.height),
      width: percent(pixels.width / whole.width),
      height: percent(pixels.height / whole.height),
    },
  };
}

function percent(share: number): string {
  return `${share * 100}%`;
}

/**
 * The part of the sheet that a scrolled window shows, with a margin of a quarter window around, within the sheet.
 * Both boxes are in client pixels; null: nothing of the sheet is visible.
 */
export function visibleRegion(
  sheet: { left: number; top: number; width: number; height: number },
  frame: { left: number; top: number; width: number; height: number },
): Region | null {
  const marginX = frame.width / 4;
  const marginY = frame.height / 4;
  const left = Math.max(sheet.left, frame.left - marginX);
  const top = Math.max(sheet.top, frame.top - marginY);
  const right = Math.min(sheet.left + sheet.width, frame.left + frame.width + marginX);
  const bottom = Math.min(sheet.top + sheet.height, frame.top + frame.height + marginY);
  if (right <= left || bottom <= top || sheet.width <= 0 || sheet.height <= 0) return null;
  return {
    left: (left - sheet.left) / sheet.width,
    top: (top - sheet.top) / sheet.height,
    width: (right - left) / sheet.width,
    height: (bottom - top) / sheet.height,
  };
}
