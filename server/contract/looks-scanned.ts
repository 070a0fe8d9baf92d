/** A page of so few words is a picture of one, or nearly empty. */
const FEW_WORDS = 20;

/** How many words of two characters or more a text has: single ones are what lines and stains are read as. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
}

/** True when the text of a page is so short that its words may stand in a picture. */
export function looksScanned(text: string): boolean {
  return countWords(text) < FEW_WORDS;
}
