/** A space at which no line breaks. */
const KEPT = '\u00a0';

/**
 * The words of a button with its name in two lines at most however narrow it is: three or four words break only in their middle, where
 * Vietnamese has its words of two syllables. Shorter and longer ones break where they like.
 */
export function inTwoLines(label: string): string {
  const words = label.split(' ');
  if (words.length !== 3 && words.length !== 4) return label;
  const middle = Math.floor(words.length / 2);
  return `${words.slice(0, middle).join(KEPT)} ${words.slice(middle).join(KEPT)}`;
}
