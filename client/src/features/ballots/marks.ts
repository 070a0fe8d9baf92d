import { marksUsed } from '#contract/live/ballot-choice.ts';
import type { BallotMethod, Picks } from '#contract/live/ballot-method.ts';

/** What a voter has marked and not sent; null is a paper that nobody has touched, no marks are a blank ballot. */
export type MarkedPaper = Picks | null;

/** A tap on an option: marks it or takes its mark away; with one to choose, it takes the place of what was marked. */
export function tapOption(method: BallotMethod, marked: MarkedPaper, place: number): MarkedPaper {
  if (method.atMost === 1) return { options: [place] };
  const { options = [], ...rest } = marked ?? {};
  const isMarked = options.includes(place);
  if (!isMarked && isFull(method, marked)) return marked;
  const now = isMarked ? options.filter((other) => other !== place) : [...options, place];
  return untouchedWhenEmpty({ ...rest, options: now });
}

/** A tap on "other opinion": opens its text or takes it away. */
export function tapOther(method: BallotMethod, marked: MarkedPaper): MarkedPaper {
  if (method.atMost === 1) return { options: [], other: '' };
  if (marked?.other !== undefined) return untouchedWhenEmpty({ options: marked.options });
  if (isFull(method, marked)) return marked;
  return { options: marked?.options ?? [], other: '' };
}

/** A tap on "none of them": a blank ballot takes all marks away; again, it is a paper that nobody has touched. */
export function tapBlank(method: BallotMethod, marked: MarkedPaper): MarkedPaper {
  return isBlankPaper(marked) && method.atMost > 1 ? null : { options: [] };
}

/** True when all the marks that one has are used. */
export function isFull(method: BallotMethod, marked: MarkedPaper): boolean {
  return marked !== null && marksUsed(marked) >= method.atMost;
}

/** True when the voter has said that nothing is to be marked. */
export function isBlankPaper(marked: MarkedPaper): boolean {
  return marked !== null && marksUsed(marked) === 0;
}

function untouchedWhenEmpty(picks: Picks): MarkedPaper {
  return marksUsed(picks) === 0 ? null : picks;
}
