/** Writes a line of text across every page of a PDF. */
export interface Watermarker {
  /** Marks the PDF at `path` and hands the path of the result to `use`; the file is gone afterwards. Rejects with UNAVAILABLE when a program is missing. */
  mark<T>(path: string, line: string, use: (markedPath: string) => Promise<T>): Promise<T>;
}
