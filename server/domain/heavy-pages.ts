/** A page whose bytes take a third of a second on a line of 8 Mbit/s is shown as a picture made on the server. */
const HEAVY_BYTES = 320 * 1024;

/** So is one with more pixels than an A4 page of 240 dpi: a tablet would decode for long, into 24 MB and more. */
const HEAVY_PIXELS = 6_000_000;

/** The widths that pictures of pages are made in, in pixels: few, so that readers share them. The first is for the overview. */
export const IMAGE_WIDTHS = [264, 800, 1200, 1600, 2400] as const;

/** The numbers, from 1, of the pages that a reader gets as pictures rather than draws. */
export function heavyPagesOf(pages: readonly { bytes: number; pixels: number }[]): number[] {
  return pages.flatMap(({ bytes, pixels }, index) =>
    bytes > HEAVY_BYTES || pixels > HEAVY_PIXELS ? [index + 1] : [],
  );
}

/** The smallest of the widths that is enough for `wantedPx`; the largest when none is. */
export function imageWidthFor(wantedPx: number): number {
  return IMAGE_WIDTHS.find((width) => width >= wantedPx) ?? Math.max(...IMAGE_WIDTHS);
}
