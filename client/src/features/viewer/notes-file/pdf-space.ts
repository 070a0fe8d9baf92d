import type { PagePoint } from '../notes/annotation-body.ts';
import type { PageRect } from '../page-space.ts';

/** How a PDF's page stands in its own space: the box that is shown, and the page's own rotation in degrees. */
export type PdfPage = { x: number; y: number; width: number; height: number; rotation: number };

/** From page space (top left corner, as it is read) to the PDF's own space (bottom left corner, before rotation). */
export function toPdf(page: PdfPage, [x, y]: PagePoint): PagePoint {
  switch (quarter(page)) {
    case 90:
      return [page.x + y, page.y + x];
    case 180:
      return [page.x + page.width - x, page.y + y];
    case 270:
      return [page.x + page.width - y, page.y + page.height - x];
    default:
      return [page.x + x, page.y + page.height - y];
  }
}

/** From the PDF's own space to page space. */
export function fromPdf(page: PdfPage, [x, y]: PagePoint): PagePoint {
  const [a, b] = [x - page.x, y - page.y];
  switch (quarter(page)) {
    case 90:
      return [b, a];
    case 180:
      return [page.width - a, b];
    case 270:
      return [page.height - b, page.width - a];
    default:
      return [a, page.height - b];
  }
}

/** A rectangle of page space as [left, bottom, right, top] of the PDF's space. */
export function rectToPdf(
  page: PdfPage,
  [x, y, width, height]: PageRect,
): [left: number, bottom: number, right: number, top: number] {
  const [ax, ay] = toPdf(page, [x, y]);
  const [bx, by] = toPdf(page, [x + width, y + height]);
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

/** Two opposite corners in the PDF's space as a rectangle of page space. */
export function rectFromPdf(
  page: PdfPage,
  corners: readonly [number, number, number, number],
): PageRect {
  const [ax, ay] = fromPdf(page, [corners[0], corners[1]]);
  const [bx, by] = fromPdf(page, [corners[2], corners[3]]);
  return [Math.min(ax, bx), Math.min(ay, by), Math.abs(bx - ax), Math.abs(by - ay)];
}

/** The matrix that carries page space, y down, into the PDF's space: for drawings that are made in page space. */
export function pdfMatrix(page: PdfPage): [number, number, number, number, number, number] {
  const [ex, ey] = toPdf(page, [0, 0]);
  const [ax, ay] = toPdf(page, [1, 0]);
  const [bx, by] = toPdf(page, [0, 1]);
  return [ax - ex, ay - ey, bx - ex, by - ey, ex, ey];
}

function quarter({ rotation }: PdfPage): number {
  return ((rotation % 360) + 360) % 360;
}
