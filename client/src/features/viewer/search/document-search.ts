import type { VersionId } from '#contract/ids.ts';
import type { PageSource } from '../page-source.ts';
import { readPage } from '../recognised-words.ts';
import { findInText, type Hit } from './find-in-text.ts';

/** How far a search is. `truncated`: there are more hits than are listed. */
export type SearchState = {
  query: string;
  hits: Hit[];
  pagesRead: number;
  done: boolean;
  truncated: boolean;
};

/** The state before anything is looked for. */
export const noSearch: SearchState = {
  query: '',
  hits: [],
  pagesRead: 0,
  done: true,
  truncated: false,
};

const MOST_HITS = 500;
const REPORT_EVERY_MS = 120;

/** Looks through a document page by page; the text of each page is read once and kept. */
export class DocumentSearch {
  readonly #pdf: PageSource;
  readonly #versionId: VersionId;
  readonly #texts = new Map<number, string>();
  #run = 0;

  constructor(pdf: PageSource, versionId: VersionId) {
    this.#pdf = pdf;
    this.#versionId = versionId;
  }

  /** Looks for a query and reports as it goes; a new call or `stop` ends the old one. */
  async find(query: string, report: (state: SearchState) => void): Promise<void> {
    const run = ++this.#run;
    if (query.trim() === '') return report(noSearch);
    const hits: Hit[] = [];
    let reportedAt = performance.now();
    for (let page = 1; page <= this.#pdf.numPages; page += 1) {
      const text = await this.#textOf(page);
      if (run !== this.#run) return;
      hits.push(...findInText(page, text, query));
      const truncated = hits.length > MOST_HITS;
      const done = truncated || page === this.#pdf.numPages;
      if (done || performance.now() - reportedAt > REPORT_EVERY_MS) {
        report({ query, hits: hits.slice(0, MOST_HITS), pagesRead: page, done, truncated });
        reportedAt = performance.now();
      }
      if (done) return;
    }
  }

  /** Ends a search that is under way. */
  stop(): void {
    this.#run += 1;
  }

  async #textOf(page: number): Promise<string> {
    const known = this.#texts.get(page);
    if (known !== undefined) return known;
    const { text } = await readPage(this.#pdf, this.#versionId, page);
    this.#texts.set(page, text);
    return text;
  }
}
