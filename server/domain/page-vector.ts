import { createWordReader, hasMarks } from '#contract/document-query.ts';
import { lexeme } from './document-tsquery.ts';

// What PostgreSQL keeps of a vector: places up to 16,383, 255 for each word; and 1 MB in all.
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
const MOST_WORDS = 12_000;

/**
 * Makes the writer of `tsvector` texts: each word stands there without marks, and as it is written where it has some. What is
 * written just so has the weight A, so that it ranks above what is only alike.
 */
export function createVectorWriter(): (text: string) => string {
  const read = createWordReader();
  return (text) => {
    const places = new Map<string, string[]>();
    const put = (word: string, place: string) => {
      const known = places.get(word);
      if (!known) places.set(word, [place]);
      else if (known.length < MOST_PLACES) known.push(place);
    };
    for (const [index, word] of read(text).slice(0, MOST_WORDS).entries()) {
      const place = Math.min(index + 1, LAST_PLACE);
      if (hasMarks(word)) put(word.exact, `${place}A`);
      put(word.loose, hasMarks(word) ? `${place}` : `${place}A`);
    }
    return [...places].map(([word, at]) => `${lexeme(word)}:${at.join(',')}`).join(' ');
  };
}
