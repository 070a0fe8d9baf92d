/** The most characters of a question. */
export const LONGEST_QUESTION = 500;

/**
 * What an item's title says by itself as a question: "Biểu quyết thông qua Nghị quyết" → "Thông qua Nghị quyết". Null when the
 * title names a matter and not an adoption, so that words must be put before it.
 */
export function adoptionIn(title: string): string | null {
  const words = title.trim().replace(/^biểu quyết\s+/i, '');
  if (!/^thông qua\s/i.test(words)) return null;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an item's title is about, for a question that names several: without its own words of adoption. */
export function matterIn(title: string): string {
  return adoptionIn(title)?.replace(/^thông qua\s+/i, '') ?? title.trim();
}
