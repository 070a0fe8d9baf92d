import { mergeLines, type PageRect } from '../page-space.ts';
import { likeness } from './likeness.ts';
import { type NewStretch, type PageLinks, wordsIn } from './page-links.ts';
import { findQuote } from './quote-search.ts';

/** A passage found again: its page, its lines and its words as they are now. */
export type PlacedPassage = { page: number; rects: PageRect[]; quote: string };

/** From this share of its words on, a passage is where they are. */
const ENOUGH = 0.5;
/** Words that came in its place are the passage, rewritten, when so much of it is in them. */
const REWRITTEN = 0.4;

/**
 * Finds a marked passage again: where most of its words are; else, rewritten, between the words that stood around it; else where its
 * quote stands nearly the same in new text. Null: it is no more. `undefined`: it marks no words (a scan), and has no words to go by.
 */
export function placePassage(
  { rects, quote }: { rects: readonly PageRect[]; quote: string },
  links: PageLinks,
): PlacedPassage | null | undefined {
  const marked = wordsIn(links.old.words, rects);
  if (marked.length === 0) return undefined;
  const stretch =
    whereMostAre(marked, links) ??
    rewritten(marked, links) ??
    findQuote(quote, links.likelyPages());
  return stretch && passageAt(stretch, links);
}

function whereMostAre(marked: readonly number[], links: PageLinks): NewStretch | null {
  const places = marked.flatMap((index) => links.linkOf(index) ?? []);
  if (places.length < ENOUGH * marked.length) return null;
  const page = mostCommon(places.map((place) => place.page));
  const onPage = places.filter((place) => place.page === page).map(({ index }) => index);
  if (onPage.length < ENOUGH * places.length) return null;
  onPage.sort((a, b) => a - b);
  // A word of the passage that was carried elsewhere must not stretch it over half a page.
  const middle = onPage[onPage.length >> 1] ?? 0;
  const near = onPage.filter((index) => Math.abs(index - middle) <= 1.5 * marked.length + 6);
  const [from, to] = [near[0] ?? middle, near.at(-1) ?? middle];
  return withChangedEnds({ page, from, to }, marked, links);
}

/** Words at the ends of the passage that were replaced: what stands there now belongs to it, up to the words around it. */
function withChangedEnds(
  stretch: NewStretch,
  marked: readonly number[],
  links: PageLinks,
): NewStretch {
  const [first, last] = [marked[0] ?? 0, marked.at(-1) ?? 0];
  const lostAtStart = marked.findIndex((index) => links.linkOf(index));
  const lostAtEnd = marked.length - 1 - marked.findLastIndex((index) => links.linkOf(index));
  const before = links.linkOf(first - 1);
  const after = links.linkOf(last + 1);
  const { page } = stretch;
  let { from, to } = stretch;
  if (lostAtStart > 0 && before?.page === page && isJust(from - before.index - 1, lostAtStart))
    from = before.index + 1;
  if (lostAtEnd > 0 && after?.page === page && isJust(after.index - to - 1, lostAtEnd))
    to = after.index - 1;
  return { page, from, to };
}

function isJust(came: number, went: number): boolean {
  return came > 0 && came <= 2 * went + 2;
}

function rewritten(marked: readonly number[], links: PageLinks): NewStretch | null {
  const stretch = links.inPlaceOf(marked[0] ?? 0, marked.at(-1) ?? 0);
  if (!stretch) return null;
  const now = links.wordsOf(stretch).map(([text]) => text);
  if (now.length > 3 * marked.length + 3) return null;
  const then = marked.map((index) => links.old.words[index]?.[0] ?? '');
  return likeness(then, now) >= REWRITTEN ? stretch : null;
}

function passageAt(stretch: NewStretch, links: PageLinks): PlacedPassage | null {
  const words = links.wordsOf(stretch);
  if (words.length === 0) return null;
  const rects = mergeLines(words.map(([, x, y, width, height]): PageRect => [x, y, width, height]));
  const quote = words.map(([text]) => text).join(' ');
  return { page: stretch.page, rects, quote: quote.slice(0, 4000) };
}

function mostCommon(pages: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const page of pages) counts.set(page, (counts.get(page) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
}
