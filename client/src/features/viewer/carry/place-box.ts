import type { PageWord } from '#contract/http/versions.ts';
import type { PageRect } from '../page-space.ts';
import { likeness } from './likeness.ts';
import type { NewStretch, PageLinks } from './page-links.ts';

/** Where something goes that was drawn on an old page: another page, and so many points right and down. */
export type Move = { page: number; dx: number; dy: number };

/** Words within so many points of a drawing are those that it is about. */
const REACH_PT = 2;
/** Beside a drawing that touches no word, so many of the nearest are those that it is about. */
const NEAREST = 6;
/** Words that moved alike, within so many points, moved together. */
const ALIKE_PT = 4;
/** From this share of its words on, a drawing is where they are. */
const ENOUGH = 0.5;
/** Fewer words than this may be replaced altogether (a figure that was corrected) without their place being lost. */
const FEW_WORDS = 4;
const REWRITTEN = 0.34;

/**
 * Tells where a drawing goes: with the words that it touches, else with those nearest to it, as the lines around it moved. Without words
 * (a scan, a picture) it stays where it is on the page that became of its own, unless the picture changed under it. Null: its place is lost.
 */
export function placeBox(box: PageRect, links: PageLinks): Move | null {
  const { words } = links.old;
  const touched = touching(words, box);
  if (touched.length === 0 && isOnChangedPicture(box, links)) return null;
  if (words.length === 0) return samePlace(links);
  const about = touched.length > 0 ? touched : nearest(words, box);
  const move =
    commonMove(about, links) ?? (touched.length > 0 ? movedToRewritten(about, links) : null);
  if (!move) return null;
  // Beside the text, a drawing keeps its margin whatever the words of its line do.
  return isBeside(words, box) ? { ...move, dx: 0 } : move;
}

function touching(words: readonly PageWord[], [x, y, width, height]: PageRect): number[] {
  return [...words.keys()].filter((index) => {
    const [, left, top, across, down] = words[index] ?? ['', 0, 0, 0, 0];
    return (
      left < x + width + REACH_PT &&
      left + across > x - REACH_PT &&
      top < y + height &&
      top + down > y - REACH_PT
    );
  });
}

function nearest(words: readonly PageWord[], box: PageRect): number[] {
  return [...words.keys()]
    .map((index) => ({ index, distance: distanceTo(words[index], box) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NEAREST)
    .map(({ index }) => index);
}

/** Lines count more than columns: what stands beside a line belongs to it. */
function distanceTo(word: PageWord | undefined, [x, y, width, height]: PageRect): number {
  if (!word) return Number.POSITIVE_INFINITY;
  const [, left, top, across, down] = word;
  const dx = Math.max(0, left - (x + width), x - (left + across));
  const dy = Math.max(0, top - (y + height), y - (top + down));
  return Math.hypot(dx, 3 * dy);
}

function isBeside(words: readonly PageWord[], [x, , width]: PageRect): boolean {
  return (
    words.every(([, left]) => x + width <= left + REACH_PT) ||
    words.every(([, left, , across]) => x >= left + across - REACH_PT)
  );
}

/** The move that most of the words made together; null when too few of them are still there. */
function commonMove(about: readonly number[], links: PageLinks): Move | null {
  const moves = about.flatMap((index) => moveOf(index, links) ?? []);
  if (moves.length < ENOUGH * about.length) return null;
  let best: { move: Move; alike: number } | null = null;
  for (const move of moves) {
    const alike = moves.filter((other) => isAlike(move, other)).length;
    if (!best || alike > best.alike) best = { move, alike };
  }
  return best?.move ?? null;
}

function moveOf(index: number, links: PageLinks): Move | null {
  const place = links.linkOf(index);
  const [before, now] = [links.old.words[index], place && links.wordAt(place)];
  if (!place || !before || !now) return null;
  const dy = now[2] + now[4] / 2 - (before[2] + before[4] / 2);
  return { page: place.page, dx: now[1] - before[1], dy };
}

function isAlike(a: Move, b: Move): boolean {
  return a.page === b.page && Math.abs(a.dx - b.dx) < ALIKE_PT && Math.abs(a.dy - b.dy) < ALIKE_PT;
}

/** Words that were replaced: the drawing goes to what stands in their place, unless that is something else altogether. */
function movedToRewritten(about: readonly number[], links: PageLinks): Move | null {
  const [first, last] = [Math.min(...about), Math.max(...about)];
  const stretch = links.inPlaceOf(first, last);
  if (!stretch || !isTheirs(about, stretch, links)) return null;
  const before = links.old.words[first];
  const now = links.wordAt({ page: stretch.page, index: stretch.from });
  if (!before || !now) return null;
  const dy = now[2] + now[4] / 2 - (before[2] + before[4] / 2);
  return { page: stretch.page, dx: now[1] - before[1], dy };
}

function isTheirs(about: readonly number[], stretch: NewStretch, links: PageLinks): boolean {
  const now = links.wordsOf(stretch).map(([text]) => text);
  if (now.length > 2 * about.length + 2) return false;
  if (about.length < FEW_WORDS) return true;
  const then = about.map((index) => links.old.words[index]?.[0] ?? '');
  return likeness(then, now) >= REWRITTEN;
}

function samePlace({ old }: PageLinks): Move | null {
  return old.newPage === null ? null : { page: old.newPage, dx: 0, dy: 0 };
}

function isOnChangedPicture(box: PageRect, links: PageLinks): boolean {
  const { newPage } = links.old;
  const regions = newPage === null ? [] : (links.newPage(newPage)?.regions ?? []);
  const [x, y] = [box[0] + box[2] / 2, box[1] + box[3] / 2];
  return regions.some(
    ([left, top, width, height]) => x >= left && x <= left + width && y >= top && y <= top + height,
  );
}
