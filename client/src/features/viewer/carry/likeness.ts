/** How many of their words two passages share, from 0 to 1 (Dice), wherever they stand in them. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(fold(word), (left.get(fold(word)) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const count = left.get(fold(word)) ?? 0;
    if (count === 0) continue;
    shared += 1;
    left.set(fold(word), count - 1);
  }
  return (2 * shared) / (a.length + b.length);
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
