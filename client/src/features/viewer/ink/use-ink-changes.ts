import { useRef, useState } from 'react';
import type { StrokeId } from '#contract/ids.ts';
import type { Stroke } from '#contract/live/ink.ts';
import type { AnnotationStore, PrivateAnnotation } from '../notes/annotation-store.ts';
import type { UndoStacks } from './undo-shelf.ts';
import { emptyUndo, record, redo, type Undoable, undo } from './undo-stack.ts';
import { useKeptUndo } from './use-kept-undo.ts';
import type { SendStroke } from './use-own-shared.ts';

/** A change on a page, with what is needed to take it back. */
export type InkChange =
  | { kind: 'own'; before: PrivateAnnotation | null; after: PrivateAnnotation | null }
  | { kind: 'all'; stroke: Stroke; drawn: boolean };

/** Makes changes, remembers them page by page, takes them back and makes them again. */
export type InkChanges = {
  /** Makes a change without remembering it; `note` is told of it later. */
  apply: (page: number, change: InkChange) => void;
  make: (page: number, changes: InkChange[]) => void;
  /** Remembers changes that have been made already. */
  note: (page: number, changes: InkChange[]) => void;
  undo: ((page: number) => void) | null;
  redo: ((page: number) => void) | null;
};

/** The changes of ink of one document. Undo works on the page that is shown: nothing changes out of sight. */
export function useInkChanges(options: {
  page: number | null;
  /** Names reader and document; what can be taken back is kept by it while `open`, so that a reload does not lose it. */
  name: string;
  open: boolean;
  store: AnnotationStore | null;
  onSharedStroke: SendStroke | null;
  onRemoveSharedStroke: ((strokeId: StrokeId) => void) | null;
}): InkChanges {
  const { page, name, open, store, onSharedStroke, onRemoveSharedStroke } = options;
  const stacks = useRef<UndoStacks>(new Map());
  const [turn, redraw] = useState(0);
  const stackOf = (of: number) => stacks.current.get(of) ?? emptyUndo<InkChange[]>();

  const apply = (on: number, change: InkChange, forth = true) => {
    if (change.kind === 'all') {
      if (change.drawn === forth) void onSharedStroke?.(on, change.stroke);
      else onRemoveSharedStroke?.(change.stroke.strokeId);
      return;
    }
    const wanted = forth ? change.after : change.before;
    const gone = forth ? change.before : change.after;
    if (wanted) store?.put(wanted);
    else if (gone) store?.remove(gone.annotationId);
  };
  const keep = (on: number, stack: Undoable<InkChange[]>) => {
    stacks.current.set(on, stack);
    redraw((n) => n + 1);
  };
  const note = (on: number, changes: InkChange[]) => {
    if (changes.length > 0) keep(on, record(stackOf(on), changes));
  };
  useKeptUndo({
    name,
    open,
    turn,
    stacks: () => stacks.current,
    onRecalled: (kept) => {
      // What was changed before the key was open is newer.
      for (const [on, stack] of kept) if (!stacks.current.has(on)) stacks.current.set(on, stack);
      redraw((n) => n + 1);
    },
  });
  const shown = page === null ? emptyUndo<InkChange[]>() : stackOf(page);
  return {
    apply: (on, change) => apply(on, change),
    note,
    make: (on, changes) => {
      for (const change of changes) apply(on, change);
      note(on, changes);
    },
    undo:
      shown.done.length === 0
        ? null
        : (on) => {
            const step = undo(stackOf(on));
            if (!step) return;
            for (const change of step.change.toReversed()) apply(on, change, false);
            keep(on, step.stack);
          },
    redo:
      shown.undone.length === 0
        ? null
        : (on) => {
            const step = redo(stackOf(on));
            if (!step) return;
            for (const change of step.change) apply(on, change);
            keep(on, step.stack);
          },
  };
}
