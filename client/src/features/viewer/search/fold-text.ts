/** Text made comparable, with the place in the original where each of its characters begins. */
export type FoldedText = { text: string; origin: number[] };

/** How much is put aside: `exact` ignores case alone, `loose` ignores Vietnamese tone and vowel marks as well. */
export type Folding = 'exact' | 'loose';

const CLUSTER = /\P{M}\p{M}*/gu;

/** Folds text for comparing. White space counts as one space, however long, line breaks too. */
export function foldText(original: string, folding: Folding): FoldedText {
  let text = '';
  const origin: number[] = [];
  for (const match of original.matchAll(CLUSTER)) {
    const folded = foldCluster(match[0], folding);
    if (folded === ' ' && (text === '' || text.endsWith(' '))) continue;
    for (let i = 0; i < folded.length; i += 1) origin.push(match.index);
    text += folded;
  }
  origin.push(original.length);
  return { text, origin };
}

/** A query typed with marks is meant exactly; one without finds words with and without. */
export function foldingOf(query: string): Folding {
  return foldText(query, 'loose').text === foldText(query, 'exact').text ? 'loose' : 'exact';
}

function foldCluster(cluster: string, folding: Folding): string {
  if (/^\s/u.test(cluster)) return ' ';
  if (folding === 'exact') return cluster.normalize('NFC').toLowerCase();
  return cluster.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}
