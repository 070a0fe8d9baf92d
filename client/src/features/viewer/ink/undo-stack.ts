/** What can be taken back: each kind of change knows its opposite. */
export type Undoable<T> = { done: T[]; undone: T[] };

const DEPTH = 100;

/** A stack with nothing on it. */
export function emptyUndo<T>(): Undoable<T> {
  return { done: [], undone: [] };
}

/** Notes a change that was made; what had been undone can no longer be redone. */
export function record<T>(stack: Undoable<T>, change: T): Undoable<T> {
  return { done: [...stack.done, change].slice(-DEPTH), undone: [] };
}

/** Takes the newest change back; null: there is none. */
export function undo<T>(stack: Undoable<T>): { change: T; stack: Undoable<T> } | null {
  const change = stack.done.at(-1);
  if (change === undefined) return null;
  return {
    change,
    stack: { done: stack.done.slice(0, -1), undone: [...stack.undone, change] },
  };
}

/** Makes the newest undone change again; null: there is none. */
export function redo<T>(stack: Undoable<T>): { change: T; stack: Undoable<T> } | null {
  const change = stack.undone.at(-1);
  if (change === undefined) return null;
  return {
    change,
    stack: { done: [...stack.done, change], undone: stack.undone.slice(0, -1) },
  };
}
