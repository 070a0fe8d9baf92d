import type { PDFPageProxy } from 'pdfjs-dist';
import { call } from '#client/api/call.ts';
import type { RecognisedLines, RecognisedWord } from '#contract/http/search.ts';
import type { VersionId } from '#contract/ids.ts';
import { looksScanned } from '#contract/looks-scanned.ts';
import type { PageSource } from './page-source.ts';
import type { Turn } from './page-space.ts';
import { joinText, type PageText } from './page-text.ts';

/** The text of a page: as the file has it, or of a scan as the server recognised it, with the place of each run. */
export type ReadPage = PageText & { words: RecognisedWord[] | null };

type Content = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/** Reads the text of a page of a version; `content` is what pdf.js lays out, null where the page has no text of its own. A scan whose words can't be fetched now has the text of its file, however little. */
export async function readPage(
  pdf: PageSource,
  versionId: VersionId,
  page: number,
): Promise<ReadPage & { content: Content | null }> {
  // A page without a font is a picture: it isn't fetched again for words that it doesn't have.
  const content = pdf.isWordless(page) ? null : await (await pdf.getPage(page)).getTextContent();
  const own = joinText(content?.items.filter((item) => 'str' in item) ?? []);
  if (!looksScanned(own.text)) return { ...own, words: null, content };
  const { lines } = await call('versions.words', { params: { versionId, page } }).catch(() => ({
    lines: [] as RecognisedLines,
  }));
  return { ...(lines.length === 0 ? { ...own, words: null } : joinLines(lines)), content };
}

/** Joins recognised lines into a text whose runs are their words. */
export function joinLines(lines: RecognisedLines): ReadPage {
  const pieces = lines.flatMap((line) =>
    line.map(([word], index) => {
      const isLast = index === line.length - 1;
      return { str: isLast ? word : `${word} `, hasEOL: isLast };
    }),
  );
  return { ...joinText(pieces), words: lines.flat() };
}

/** The place of a word on the sheet as it is turned: left, top, width and height as shares of the sheet. */
export function turnedBox(
  [, x, y, width, height]: RecognisedWord,
  turn: Turn,
): [number, number, number, number] {
  switch (turn) {
    case 0:
      return [x, y, width, height];
    case 90:
      return [1 - y - height, x, height, width];
    case 180:
      return [1 - x - width, 1 - y - height, width, height];
    case 270:
      return [y, 1 - x - width, height, width];
  }
}
