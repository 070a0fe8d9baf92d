import type { NewPageAnchors, OldPageAnchors, PageWord, WordRun } from '#contract/http/versions.ts';
import { AnnotationId, VersionId } from '#contract/ids.ts';

/** An annotation’s id that begins with this figure. */
export const id = (n: number) => AnnotationId.parse(`${n}d444840-9dc0-41d1-b245-5ffdce74fad2`);
/** A version’s id that begins with this figure. */
export const version = (n: number) => VersionId.parse(`${n}a444840-9dc0-41d1-8245-5ffdce74fad2`);

/** Words in lines of ten, 20 points apart, from `top`. */
export function line(text: string, top = 100): PageWord[] {
  return text
    .split(' ')
    .map((word, i) => [word, 60 + (i % 10) * 45, top + Math.floor(i / 10) * 20, 40, 12]);
}

/** Page 1 of an older version, with the runs of words that stand on the newer one. */
export function oldPage(
  words: PageWord[],
  runs: WordRun[],
  newPage: number | null = 1,
): OldPageAnchors {
  return { page: 1, widthPt: 595, heightPt: 842, words, runs, newPage };
}

/** Page 1 of the newer version. */
export function newPage(words: PageWord[], more: Partial<NewPageAnchors> = {}): NewPageAnchors {
  return { page: 1, widthPt: 595, heightPt: 842, words, regions: [], added: [], ...more };
}

/** Ten words of one line. */
export const sentence = 'tổng thu ngân sách năm nay đạt một trăm tỷ';
