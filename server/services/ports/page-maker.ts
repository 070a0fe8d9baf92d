/** What one page of a PDF is like: its size as it is read, in points, and what a browser has to fetch and decode to draw it. */
export type PageMeasure = {
  widthPt: number;
  heightPt: number;
  /** Bytes of its content and pictures as they lie in the file. */
  bytes: number;
  /** Pixels of all its pictures. */
  pixels: number;
  /** Whether it names any font: without one there are no words to read, as on a scan. */
  hasFont: boolean;
};

/** The pages of a PDF in their order. `hasLayers`: some of what is on them may be hidden by a setting of the whole document. */
export type PageMap = { pages: PageMeasure[]; hasLayers: boolean };

/** Makes single pages and pictures of PDFs, with programs that are confined and limited. All paths are the caller's. */
export interface PageMaker {
  /** Measures every page. Rejects with UNAVAILABLE `page-not-made` when the file can't be read; so do the others. */
  map(pdf: string): Promise<PageMap>;
  /** Writes one page, from 1, as a PDF of its own; `withCatalog` keeps what is set for the whole document. */
  page(pdf: string, page: number, target: string, withCatalog: boolean): Promise<void>;
  /** Writes every page as a PDF of its own, without what is set for the whole document, and hands them over one after the other. */
  split(pdf: string, take: (page: number, pagePdf: string) => Promise<void>): Promise<void>;
  /** Writes the picture (JPEG) of a PDF's first page, so many pixels on its longer side. */
  image(pagePdf: string, longerPx: number, target: string): Promise<void>;
}
