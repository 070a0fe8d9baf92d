import { sealBytes, unsealBytes } from '#client/features/notes-key/seal.ts';
import type { Undoable } from './undo-stack.ts';
import type { InkChange } from './use-ink-changes.ts';

/** What can be taken back, page by page. */
export type UndoStacks = Map<number, Undoable<InkChange[]>>;

/** The most characters that are kept for one document; beyond that the oldest changes of each page go first. */
const MOST_CHARACTERS = 600_000;

/**
 * Keeps what can be taken back in this tab, sealed by the notes key, so that it outlives a reload. Where that fails (no storage,
 * no room) nothing is kept, and undo works until the reload.
 */
export async function keepUndo(key: CryptoKey, name: string, stacks: UndoStacks): Promise<void> {
  const place = placeOf(name);
  const text = new TextEncoder().encode(shortened(stacks));
  try {
    sessionStorage.setItem(place, await sealBytes(key, place, text));
  } catch {
    // Full or shut: undo still works until the page is left.
  }
}

/** What an earlier visit of this tab left to be taken back; null when there is nothing, or no key for it. */
export async function recallUndo(
  keys: readonly CryptoKey[],
  name: string,
): Promise<UndoStacks | null> {
  const place = placeOf(name);
  const sealed = readItem(place);
  if (!sealed) return null;
  for (const key of keys) {
    const bytes = await unsealBytes(key, place, sealed);
    if (bytes) return new Map(JSON.parse(new TextDecoder().decode(bytes)));
  }
  return null;
}

function shortened(stacks: UndoStacks): string {
  for (let depth = 100; depth > 0; depth = Math.floor(depth / 2)) {
    const kept = [...stacks].map(([page, { done, undone }]) => [
      page,
      { done: done.slice(-depth), undone: undone.slice(-depth) },
    ]);
    const text = JSON.stringify(kept);
    if (text.length <= MOST_CHARACTERS) return text;
  }
  return '[]';
}

function readItem(name: string): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function placeOf(name: string): string {
  return `nghi-su.undo/${name}`;
}
