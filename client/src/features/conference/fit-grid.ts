/** How tiles of 16:9 are laid out in a box. */
export type Grid = { columns: number; tileWidthPx: number };

const RATIO = 16 / 9;

/** The number of columns that makes `count` tiles of 16:9 as wide as can be in the box, without scrolling; all in CSS pixels. */
export function fitGrid(count: number, widthPx: number, heightPx: number, gapPx: number): Grid {
  let best: Grid = { columns: 1, tileWidthPx: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns += 1) {
    const rows = Math.ceil(count / columns);
    const byWidth = (widthPx - gapPx * (columns - 1)) / columns;
    const byHeight = ((heightPx - gapPx * (rows - 1)) / rows) * RATIO;
    const tileWidthPx = Math.floor(Math.max(0, Math.min(byWidth, byHeight)));
    if (tileWidthPx > best.tileWidthPx) best = { columns, tileWidthPx };
  }
  return best;
}

/** Which share of a box's height the large tile takes above the others. */
const LARGE_SHARE = 2 / 3;

/** A box parted for one large tile above all others, in CSS pixels: how wide that is, and the height that it leaves to the others. */
export function besideLargeTile(
  widthPx: number,
  heightPx: number,
  gapPx: number,
): { largePx: number; restHeightPx: number } {
  const largePx = Math.floor(Math.min(widthPx, heightPx * LARGE_SHARE * RATIO));
  return { largePx, restHeightPx: Math.max(0, heightPx - largePx / RATIO - gapPx) };
}

/**
 * How many tiles a page takes so that none is narrower than `leastPx`; at least one, at most `most`. What needs several pages is
 * spread evenly over them: a last page with one tile would look like a fault.
 */
export function tilesPerPage(
  count: number,
  box: { widthPx: number; heightPx: number; gapPx: number },
  leastPx: number,
  most: number,
): number {
  const { widthPx, heightPx, gapPx } = box;
  let fits = Math.max(1, Math.min(count, most));
  while (fits > 1 && fitGrid(fits, widthPx, heightPx, gapPx).tileWidthPx < leastPx) fits -= 1;
  const pages = Math.max(1, Math.ceil(count / fits));
  return Math.max(1, Math.ceil(count / pages));
}
