import { moveBody } from '../ink/annotation-bounds.ts';
import type { AnnotationBody } from '../notes/annotation-body.ts';
import type { PageRect } from '../page-space.ts';
import { boxOfBody, passageOfBody, remarkBody } from './body-geometry.ts';
import type { PageLinks } from './page-links.ts';
import { placeBox } from './place-box.ts';
import { placePassage } from './place-passage.ts';

/** Something written, on its page of the newer version. */
export type Placed = { page: number; body: AnnotationBody };

/** Places what was written on an old page on the newer version; null: its place is not to be found. */
export function placeAnnotation(body: AnnotationBody, links: PageLinks): Placed | null {
  const passage = passageOfBody(body);
  const found = passage && placePassage(passage, links);
  if (found) return { page: found.page, body: remarkBody(body, found.rects, found.quote) };
  if (found === null && passage) return null;
  const move = placeBox(boxOfBody(body), links);
  if (!move) return null;
  const moved = moveBody(body, move.dx, move.dy);
  return isOnPage(boxOfBody(moved), move.page, links) ? { page: move.page, body: moved } : null;
}

/** The middle of what was moved must still lie on the paper. */
function isOnPage([x, y, width, height]: PageRect, page: number, links: PageLinks): boolean {
  const sheet = links.newPage(page);
  if (!sheet) return false;
  const [middle, centre] = [x + width / 2, y + height / 2];
  return middle >= 0 && middle <= sheet.widthPt && centre >= 0 && centre <= sheet.heightPt;
}
