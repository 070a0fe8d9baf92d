import type { PageWord, PageWords } from '#contract/http/versions.ts';

const NUMBER = String.raw`="(-?[\d.]+)"`;
const PAGE = new RegExp(`<page width${NUMBER} height${NUMBER}`);
const WORD = new RegExp(
  `<word xMin${NUMBER} yMin${NUMBER} xMax${NUMBER} yMax${NUMBER}>(.*)</word>`,
);
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** Reads what `pdftotext -bbox -cropbox` wrote: the words of each page in points from its top left corner, text composed (NFC). */
export function readWordBoxes(html: string): PageWords[] {
  const pages: PageWords[] = [];
  for (const line of html.split('\n')) {
    const page = PAGE.exec(line);
    if (page) {
      const [, width, height] = page;
      pages.push({
        page: pages.length + 1,
        widthPt: Number(width),
        heightPt: Number(height),
        words: [],
      });
      continue;
    }
    const word = WORD.exec(line);
    if (word) pages.at(-1)?.words.push(wordOf(word));
  }
  return pages;
}

function wordOf([, left, top, right, bottom, text = '']: RegExpExecArray): PageWord {
  const [x, y] = [Number(left), Number(top)];
  return [textOf(text), tenth(x), tenth(y), tenth(Number(right) - x), tenth(Number(bottom) - y)];
}

// PostgreSQL stores neither NUL nor half a letter.
function textOf(escaped: string): string {
  return escaped
    .replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll('\0', '')
    .toWellFormed()
    .normalize('NFC');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Sets the sizes of pages that are shown turned (`pdfinfo` tells which): pdftotext names the size of the paper as it lies. */
export function turnPages(pages: readonly PageWords[], pdfinfo: string): PageWords[] {
  const lying = new Set(
    [...pdfinfo.matchAll(/^Page\s+(\d+) rot:\s+(?:90|270)$/gm)].map(([, page]) => Number(page)),
  );
  return pages.map((page) =>
    lying.has(page.page) ? { ...page, widthPt: page.heightPt, heightPt: page.widthPt } : page,
  );
}
