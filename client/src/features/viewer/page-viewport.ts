import type { PageViewport, PDFPageProxy } from 'pdfjs-dist';
import type { Turn } from './page-space.ts';

/** A part of the sheet, each figure as a share (0–1) of the sheet's width or height. */
export type Region = { left: number; top: number; width: number; height: number };

/** The viewport and the number of pixels for a drawing at `density` device pixels per point; region null: the whole page. */
export function viewportOf(
  page: PDFPageProxy,
  turn: Turn,
  density: number,
  region: Region | null,
): { viewport: PageViewport; pixels: { width: number; height: number } } {
  const rotation = (page.rotate + turn) % 360;
  const whole = page.getViewport({ scale: density, rotation });
  if (!region) {
    const pixels = { width: Math.floor(whole.width), height: Math.floor(whole.height) };
    return { viewport: whole, pixels };
  }
  const viewport = page.getViewport({
    scale: density,
    rotation,
    offsetX: -region.left * whole.width,
    offsetY: -region.top * whole.height,
  });
  return {
    viewport,
    pixels: {
      width: Math.max(1, Math.round(region.width * whole.width)),
      height: Math.max(1, Math.round(region.height * whole.height)),
    },
  };
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
