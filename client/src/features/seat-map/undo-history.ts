/** What is being drafted, and all that it was before, oldest first. */
export type Undoable<T> = { now: T; past: readonly T[] };

/** So many changes can be taken back. */
const MOST_UNDONE = 50;

/** A draft with another change. */
export function changed<T>(before: Undoable<T>, now: T): Undoable<T> {
  return { now, past: [...before.past, before.now].slice(-MOST_UNDONE) };
}

/** The draft without its last change; the same where there is none. */
export function undone<T>({ now, past }: Undoable<T>): Undoable<T> {
  return { now: past.at(-1) ?? now, past: past.slice(0, -1) };
}
