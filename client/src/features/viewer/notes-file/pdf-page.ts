import type { PDFPage } from 'pdf-lib';
import type { PdfPage } from './pdf-space.ts';

/** How a page of a PDF stands: the box that readers show of it, and its rotation. */
export function pageOf(page: PDFPage): PdfPage {
  const { x, y, width, height } = page.getCropBox();
  return { x, y, width, height, rotation: page.getRotation().angle };
}
