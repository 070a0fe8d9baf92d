import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { VersionPages } from '#contract/http/reading.ts';
import type { VersionId } from '#contract/ids.ts';
import { LARGE_BYTES } from '#contract/large-document.ts';
import type { PageSource } from './page-source.ts';
import type { PageSize } from './page-space.ts';

/** So many single pages stay open: the one on the screen, its neighbours, and where one came from. */
const KEPT_PAGES = 6;

/** A page that was fetched by itself. */
export type SinglePage = { page: Promise<PDFPageProxy>; close: () => void };

/** How single pages and the whole are opened; each call opens anew. */
export type Openers = {
  openPage: (page: number) => SinglePage;
  openWhole: () => Promise<PDFDocumentProxy>;
};

/**
 * The pages of a document of which the server has told how large it is. A small one is opened as a whole; until that is there, a page
 * that came by itself stands for it. A large one is read page by page, and as a whole only for what needs all of it.
 */
export class DocumentPages implements PageSource {
  readonly numPages: number;
  readonly #versionId: VersionId;
  readonly #facts: VersionPages;
  readonly #openers: Openers;
  readonly #heavy: ReadonlySet<number>;
  readonly #wordless: ReadonlySet<number>;
  readonly #singles = new Map<number, SinglePage>();
  #whole: Promise<PDFDocumentProxy> | null = null;
  #isWholeOpen = false;

  constructor(versionId: VersionId, facts: VersionPages, openers: Openers) {
    this.#versionId = versionId;
    this.#facts = facts;
    this.#openers = openers;
    this.numPages = facts.sizes.length;
    this.#heavy = new Set(facts.heavyPages);
    this.#wordless = new Set(facts.wordlessPages);
  }

  /** Whether the document is read page by page. */
  get isLarge(): boolean {
    return this.#facts.sizeBytes > LARGE_BYTES;
  }

  /** Whether a page is shown as a picture. */
  isHeavy(page: number): boolean {
    return this.#heavy.has(page);
  }

  /** Takes over a page that was asked for before anything else was known. */
  adopt(page: number, single: SinglePage): void {
    this.#singles.set(page, single);
  }

  /** Opens the whole document, once. */
  whole(): Promise<PDFDocumentProxy> {
    this.#whole ??= this.#openers.openWhole().then((pdf) => {
      this.#isWholeOpen = true;
      return pdf;
    });
    return this.#whole;
  }

  async sizeOf(page: number): Promise<PageSize> {
    const [widthPt, heightPt] = this.#facts.sizes[page - 1] ?? [0, 0];
    if (this.isHeavy(page)) return { widthPt, heightPt };
    const viewport = (await this.getPage(page)).getViewport({ scale: 1 });
    return { widthPt: viewport.width, heightPt: viewport.height };
  }

  pictureOf(page: number, widthPx: number): string | null {
    return this.isHeavy(page) ? this.#picture(page, widthPx) : null;
  }

  thumbnailOf(page: number, widthPx: number): string | null {
    return this.isLarge || this.isHeavy(page) ? this.#picture(page, widthPx) : null;
  }

  async getPage(page: number): Promise<PDFPageProxy> {
    const single = this.#singles.get(page);
    if (this.isLarge && !this.isHeavy(page)) return this.#single(page);
    if (single && !this.#isWholeOpen) return single.page;
    return (await this.whole()).getPage(page);
  }

  isWordless(page: number): boolean {
    return this.#wordless.has(page);
  }

  warm(page: number): void {
    if (page < 1 || page > this.numPages || !this.isLarge || this.isHeavy(page)) return;
    this.#single(page).catch(() => undefined);
  }

  leave(page: number): void {
    if (!this.#isWholeOpen) return;
    // Not before: what is being drawn from a page that came by itself is drawn to its end.
    if (!this.isLarge) this.#closeSingles(0);
    this.whole()
      .then((pdf) => pdf.getPage(page))
      .then((left) => left.cleanup())
      .catch(() => undefined);
  }

  /** Closes the single pages; the whole is closed by who opened it. */
  close(): void {
    this.#closeSingles(0);
  }

  #picture(page: number, widthPx: number): string {
    return `/api/versions/${this.#versionId}/pages/${page}/image?width=${Math.ceil(widthPx)}`;
  }

  #single(page: number): Promise<PDFPageProxy> {
    const single = this.#singles.get(page) ?? this.#openers.openPage(page);
    // What was asked for last stands last: the first to go is the one that nobody wanted for longest.
    this.#singles.delete(page);
    this.#singles.set(page, single);
    single.page.catch(() => {
      if (this.#singles.get(page) === single) this.#singles.delete(page);
    });
    this.#closeSingles(KEPT_PAGES);
    return single.page;
  }

  #closeSingles(keep: number): void {
    for (const [page, single] of [...this.#singles].slice(
      0,
      Math.max(0, this.#singles.size - keep),
    )) {
      this.#singles.delete(page);
      single.close();
    }
  }
}
