import { type Folding, foldText, placeTones } from '#contract/fold-text.ts';

/** Text made comparable, with the place in the original where each of its characters begins. */
export type FoldedText = { text: string; origin: number[] };

const CLUSTER = /\P{M}\p{M}*/gu;

/** Folds text for comparing and keeps the places. White space counts as one space, however long, line breaks too. */
export function foldWithPlaces(original: string, folding: Folding): FoldedText {
  let text = '';
  const origin: number[] = [];
  for (const match of original.matchAll(CLUSTER)) {
    const folded = /^\s/u.test(match[0]) ? ' ' : foldText(match[0], folding);
    if (folded === ' ' && (text === '' || text.endsWith(' '))) continue;
    for (let i = 0; i < folded.length; i += 1) origin.push(match.index);
    text += folded;
  }
  origin.push(original.length);
  // A tone's place is a matter of several characters, so it comes when all are there; the length stays.
  return { text: folding === 'exact' ? placeTones(text) : text, origin };
}
