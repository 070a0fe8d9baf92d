import type { ComparisonProblem } from '#contract/http/versions.ts';

/**
 * What a comparison found, as JSON texts: a book's words never stand in the server's memory as objects. `report` is a `ChangeReport`,
 * `links` a `WordRun[][]` for the old pages, the others `PageWords` page by page.
 */
export type ComparedVersions = {
  report: string;
  links: string;
  oldPages: string[];
  newPages: string[];
};

/** How a comparison ended. */
export type Comparison = { compared: ComparedVersions } | { problem: ComparisonProblem };

/** Compares the PDFs of two versions with programs that are confined, limited and ended as a whole. */
export interface VersionComparer {
  /** Rejects with `ConversionAborted` at `close`, with UNAVAILABLE when a program is missing. */
  compare(oldPdf: string, newPdf: string): Promise<Comparison>;
  /** Ends every program that runs, with all that it started; closing twice is one. */
  close(): Promise<void>;
}
