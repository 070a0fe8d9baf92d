import type { PDFPageProxy } from 'pdfjs-dist';
import type { PageSize } from './page-space.ts';

/** Where the viewer gets the pages of one document from, whichever way they come. Pages are counted from 1. */
export interface PageSource {
  readonly numPages: number;
  /** The size of a page as it is read. */
  sizeOf(page: number): Promise<PageSize>;
  /** Where the picture of a page that is too heavy to be drawn is found, at least so many pixels wide; null: it is drawn. */
  pictureOf(page: number, widthPx: number): string | null;
  /** Where the small picture of a page is found; null: it is drawn. */
  thumbnailOf(page: number, widthPx: number): string | null;
  /** The page for drawing and for its text. */
  getPage(page: number): Promise<PDFPageProxy>;
  /** Whether a page is known to have no words on it, so that its text need not be fetched. */
  isWordless(page: number): boolean;
  /** Fetches what a page needs before anybody wants to see it. */
  warm(page: number): void;
  /** Frees what is kept of a page that was left. */
  leave(page: number): void;
}
