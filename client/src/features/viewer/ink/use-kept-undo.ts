import { useEffect, useEffectEvent } from 'react';
import { notesKey } from '#client/features/notes-key/notes-key.ts';
import { keepUndo, recallUndo, type UndoStacks } from './undo-shelf.ts';

const KEEP_AFTER_MS = 250;

/** Lets undo outlive a reload: takes up what this tab had kept once the notes key is open, and keeps what changes. */
export function useKeptUndo(options: {
  /** Names reader and document. */
  name: string;
  /** Whether the notes key is at hand. */
  open: boolean;
  /** Rises with every change. */
  turn: number;
  stacks: () => UndoStacks;
  onRecalled: (stacks: UndoStacks) => void;
}): void {
  const { name, open, turn } = options;
  const onRecalled = useEffectEvent(options.onRecalled);
  const stacks = useEffectEvent(options.stacks);
  useEffect(() => {
    if (!open) return;
    let left = false;
    void recallUndo(notesKey.readingKeys(), name).then((kept) => {
      if (kept && !left) onRecalled(kept);
    });
    return () => {
      left = true;
    };
  }, [name, open]);
  useEffect(() => {
    const key = notesKey.readingKeys()[0];
    if (!open || turn === 0 || !key) return;
    const keep = () => void keepUndo(key, name, stacks());
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [name, open, turn]);
}
