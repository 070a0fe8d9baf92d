import { useState } from 'react';
import { type Merge, settle } from './merge-fields.ts';
import { type Stored, saveMerging } from './save-merging.ts';

/** How far a save is. */
export type SaveState<T> =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'conflict'; merge: Merge<T>; stored: Stored<T> };

/** Saving with a version, with the state that a form shows and the answer to a conflict. */
export function useMergingSave<T extends object, A>(ways: {
  send: (value: T, version: number) => Promise<A>;
  load: () => Promise<Stored<T>>;
  onSaved: (answer: A) => void;
}) {
  const [state, setState] = useState<SaveState<T>>({ kind: 'idle' });

  async function save(base: Stored<T>, mine: T): Promise<boolean> {
    setState({ kind: 'saving' });
    try {
      const outcome = await saveMerging(base, mine, ways);
      if (outcome.kind === 'conflict') {
        setState(outcome);
        return false;
      }
      setState({ kind: 'idle' });
      ways.onSaved(outcome.answer);
      return true;
    } catch (error) {
      setState({ kind: 'failed', error });
      return false;
    }
  }

  /** Answers the conflict: the fields in `takeTheirs` stay as stored, the others become mine. */
  async function resolve(takeTheirs: ReadonlySet<keyof T>): Promise<boolean> {
    if (state.kind !== 'conflict') return false;
    return save(state.stored, settle(state.merge, state.stored.value, takeTheirs));
  }

  return { state, save, resolve, putAside: () => setState({ kind: 'idle' }) };
}
