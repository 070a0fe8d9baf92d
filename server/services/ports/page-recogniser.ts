import type { RecognisedLines } from '#contract/http/search.ts';

/** Reads the words of scanned pages with programs that are confined, limited and ended as a whole. */
export interface PageRecogniser {
  /** True when the programs for it are installed; asked anew each time. */
  isInstalled(): Promise<boolean>;
  /**
   * The words of one page (from 1) of the PDF at `path`, line by line; null when they could not be read within the limit. Rejects
   * with `ConversionAborted` when the server closes.
   */
  recognise(path: string, page: number): Promise<RecognisedLines | null>;
}
