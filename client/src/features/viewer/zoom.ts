import { FULL_SCALE, type PageSize, sheetSize, type Turn } from './page-space.ts';

/**
 * How large the page is shown: `auto` fits the width but stops at a comfortable size, `width` and `page` fit, a number is
 * the share of the full size (1 = 100 %).
 */
export type Zoom = 'auto' | 'width' | 'page' | number;

/** The room that the page has, in CSS pixels, margins taken off. */
export type Room = { width: number; height: number };

/** The smallest and the largest zoom that can be reached. */
export const ZOOM_LIMITS = { min: 0.25, max: 6 } as const;

const COMFORTABLE = 1.25;
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6];

/** The scale, in CSS pixels per PDF point, that a zoom means for a page in a room. */
export function scaleFor(zoom: Zoom, size: PageSize, turn: Turn, room: Room): number {
  const sheet = sheetSize({ size, turn, scale: 1 });
  const width = Math.max(room.width, 80) / sheet.width;
  const height = Math.max(room.height, 80) / sheet.height;
  if (zoom === 'width') return clampScale(width);
  if (zoom === 'page') return clampScale(Math.min(width, height));
  if (zoom === 'auto') return clampScale(Math.min(width, COMFORTABLE * FULL_SCALE));
  return clampScale(zoom * FULL_SCALE);
}

/** The next zoom up (1) or down (-1) from a scale. */
export function stepZoom(scale: number, direction: 1 | -1): number {
  const now = scale / FULL_SCALE;
  const next =
    direction === 1
      ? STEPS.find((step) => step > now * 1.02)
      : STEPS.findLast((step) => step < now * 0.98);
  return next ?? (direction === 1 ? ZOOM_LIMITS.max : ZOOM_LIMITS.min);
}

/** A scale as whole percent of the full size. */
export function percentOf(scale: number): number {
  return Math.round((scale / FULL_SCALE) * 100);
}

function clampScale(scale: number): number {
  return Math.min(ZOOM_LIMITS.max * FULL_SCALE, Math.max(ZOOM_LIMITS.min * FULL_SCALE, scale));
}
