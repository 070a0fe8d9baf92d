import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { PageSource } from './page-source.ts';
import type { PageSize } from './page-space.ts';

/** The pages of a document that is open as a whole, of which nothing more is known. */
export class WholeDocument implements PageSource {
  readonly #pdf: PDFDocumentProxy;

  constructor(pdf: PDFDocumentProxy) {
    this.#pdf = pdf;
  }

  get numPages(): number {
    return this.#pdf.numPages;
  }

  async sizeOf(page: number): Promise<PageSize> {
    const viewport = (await this.getPage(page)).getViewport({ scale: 1 });
    return { widthPt: viewport.width, heightPt: viewport.height };
  }

  pictureOf(): null {
    return null;
  }

  thumbnailOf(): null {
    return null;
  }

  getPage(page: number): Promise<PDFPageProxy> {
    return this.#pdf.getPage(page);
  }

  isWordless(): boolean {
    return false;
  }

  warm(): void {}

  leave(page: number): void {
    this.getPage(page)
      .then((left) => left.cleanup())
      .catch(() => undefined);
  }
}
