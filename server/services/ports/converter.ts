import type { FileProblem, OldEncoding } from '#contract/http/documents.ts';
import type { FileKind, UploadProblem } from '#server/domain/file-kind.ts';

/** What an uploaded file turned out to be, or what stops it. */
export type Examination = { kind: FileKind } | { problem: UploadProblem };

/**
 * The PDF made of a document: its bytes at `path`, its pages, and their text in Unicode, separated by form feeds. `oldEncoding` is
 * what the document's own text is written in when that is not Unicode.
 */
export type ConvertedDocument = {
  path: string;
  pageCount: number;
  pageText: string;
  oldEncoding: OldEncoding | null;
};

/** How a conversion ended. */
export type Conversion = { converted: ConvertedDocument } | { problem: FileProblem };

/** Turns uploaded files into clean PDFs with programs that are confined, limited and ended as a whole. */
export interface Converter {
  /** Looks at a file before it is stored; `fileName` is only held against the content. */
  examine(path: string, fileName: string): Promise<Examination>;
  /** Converts and hands the result to `use`; its files are gone afterwards. Rejects with `ConversionAborted` at `close`. */
  convert<T>(path: string, kind: FileKind, use: (conversion: Conversion) => Promise<T>): Promise<T>;
  /** Ends every program that runs, with all that it started; closing twice is one. */
  close(): Promise<void>;
}

/** A conversion that ended because the server closes: nothing is wrong with the document. */
export class ConversionAborted extends Error {
  constructor() {
    super('the server closes');
    this.name = 'ConversionAborted';
  }
}
