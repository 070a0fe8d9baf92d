import type { PageBox } from '#contract/http/versions.ts';
import type { ComparedTexts } from '#server/domain/versions/compare-versions.ts';
import type { GrayPicture } from '#server/domain/versions/gray-picture.ts';
import { lineShifts } from '#server/domain/versions/line-shifts.ts';
import { pictureDifference } from '#server/domain/versions/picture-difference.ts';
import { drawPages, PT_PER_PIXEL } from './page-pictures.ts';

/** So many pages are drawn at once: few enough that their pictures take little memory and disk. */
const AT_ONCE = 16;

/**
 * Compares the pictures of pages that are each other's like, from the first page on as long as there is time; `upTo` is how many pages
 * that were. Pages count from 0 in the regions.
 */
export function compareRegions(parts: {
  compared: ComparedTexts;
  oldPdf: string;
  newPdf: string;
  /** An empty folder for drawings. */
  folder: string;
  hasTime: () => boolean;
}): { regions: Map<number, PageBox[]>; upTo: number } {
  const { compared, oldPdf, newPdf, folder, hasTime } = parts;
  const { old, fresh, map, runs } = compared;
  const regions = new Map<number, PageBox[]>();
  let upTo = 0;
  for (; upTo < fresh.length && hasTime(); upTo = Math.min(fresh.length, upTo + AT_ONCE)) {
    const likes = map.oldOf.slice(upTo, upTo + AT_ONCE);
    const newPictures = drawPages(newPdf, upTo + 1, upTo + AT_ONCE, folder);
    const oldPictures = drawScattered(oldPdf, likes, folder);
    for (const [i, oldIndex] of likes.entries()) {
      const index = upTo + i;
      const [page, before] = [fresh[index], oldIndex === null ? undefined : old[oldIndex]];
      const picture = newPictures.get(index + 1);
      const oldPicture = before && oldPictures.get(before.page);
      if (!page || !before || !picture || !oldPicture) continue;
      const lines = lineShifts(page, before, runs);
      const boxes = pictureDifference(
        { picture: oldPicture, words: before.words },
        { picture, words: page.words },
        lines,
        PT_PER_PIXEL,
      );
      if (boxes.length > 0) regions.set(index, boxes);
    }
  }
  return { regions, upTo };
}

/** Draws pages that mostly follow one another: neighbours by one run of the program, strays by one of their own. */
function drawScattered(
  pdf: string,
  pages: readonly (number | null)[],
  folder: string,
): Map<number, GrayPicture> {
  const wanted = [...new Set(pages.filter((page) => page !== null))].sort((a, b) => a - b);
  const pictures = new Map<number, GrayPicture>();
  for (let i = 0; i < wanted.length; ) {
    const first = wanted[i] ?? 0;
    let last = first;
    while (i < wanted.length && (wanted[i] ?? 0) <= last + 2) last = wanted[i++] ?? last;
    for (const [page, picture] of drawPages(pdf, first + 1, last + 1, folder))
      pictures.set(page, picture);
  }
  return pictures;
}
