/** True when both lists name the same in the same order. */
export function isSameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, place) => id === b[place]);
}

/** True when both lists name the same, each once, in whatever order. */
export function namesTheSame(a: readonly string[], b: readonly string[]): boolean {
  return isSameOrder(a.toSorted(), b.toSorted()) && new Set(a).size === a.length;
}
