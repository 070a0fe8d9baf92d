import type { PDFPage } from 'pdf-lib';
import type { PdfPage } from './pdf-space.ts';

/** How a page of a PDF stands: the box that readers show of it, and its rotation. */
export function pageOf(page: PDFPage): PdfPage {
  const [crop, media] = [page.getCropBox(), page.getMediaBox()];
  // What a crop box has beyond the sheet is not shown (ISO 32000-1, 14.11.2).
  const x = Math.max(crop.x, media.x);
  const y = Math.max(crop.y, media.y);
  const width = Math.min(crop.x + crop.width, media.x + media.width) - x;
  const height = Math.min(crop.y + crop.height, media.y + media.height) - y;
  const shown = width > 0 && height > 0 ? { x, y, width, height } : media;
  return { ...shown, rotation: page.getRotation().angle };
}
