/** A field that two people changed to different things: both texts, and what it was before. */
export type FieldConflict<K> = { key: K; before: unknown; mine: unknown; theirs: unknown };

/** What comes of bringing two changes of one thing together. */
export type Merge<T> = { merged: T; conflicts: FieldConflict<keyof T>[] };

/**
 * Brings two changes of the same `base` together, field by field: who alone changed a field, wins it; where both changed it
 * to different things, there is a conflict, and `merged` holds mine for the time being.
 */
export function mergeFields<T extends object>(base: T, mine: T, theirs: T): Merge<T> {
  const keys = new Set([...keysOf(base), ...keysOf(mine), ...keysOf(theirs)]);
  const merged = { ...theirs };
  const conflicts: FieldConflict<keyof T>[] = [];
  for (const key of keys) {
    if (isSame(mine[key], base[key])) continue;
    if (mine[key] === undefined) delete merged[key];
    else merged[key] = mine[key];
    if (!isSame(theirs[key], base[key]) && !isSame(theirs[key], mine[key])) {
      conflicts.push({ key, before: base[key], mine: mine[key], theirs: theirs[key] });
    }
  }
  return { merged, conflicts };
}

/** The merge after somebody chose: for each key in `takeTheirs` the stored text, otherwise one's own. */
export function settle<T extends object>(
  { merged }: Merge<T>,
  theirs: T,
  takeTheirs: ReadonlySet<keyof T>,
): T {
  const settled = { ...merged };
  for (const key of takeTheirs) {
    if (theirs[key] === undefined) delete settled[key];
    else settled[key] = theirs[key];
  }
  return settled;
}

/** Whether two values say the same; the order inside lists matters. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}
