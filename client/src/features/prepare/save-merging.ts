import { ApiError } from '#client/api/api-error.ts';
import { type Merge, mergeFields } from './merge-fields.ts';

/** A thing as it is stored, with its version. */
export type Stored<T> = { value: T; version: number };

/** What became of a save: done, or both texts to choose from, each against the version that is stored now. */
export type SaveOutcome<T, A> =
  | { kind: 'saved'; answer: A }
  | { kind: 'conflict'; merge: Merge<T>; stored: Stored<T> };

const MOST_TRIES = 4;

/**
 * Saves `mine`, which began as `base`. When somebody else was quicker, their change and mine are brought together; only what
 * both changed is asked about. Nothing of either is lost without a choice.
 */
export async function saveMerging<T extends object, A>(
  base: Stored<T>,
  mine: T,
  ways: { send: (value: T, version: number) => Promise<A>; load: () => Promise<Stored<T>> },
): Promise<SaveOutcome<T, A>> {
  let from = base;
  let value = mine;
  for (let tries = 1; ; tries += 1) {
    try {
      return { kind: 'saved', answer: await ways.send(value, from.version) };
    } catch (error) {
      const stale = error instanceof ApiError && error.code === 'STALE_VERSION';
      if (!stale || tries === MOST_TRIES) throw error;
    }
    const stored = await ways.load();
    const merge = mergeFields(from.value, value, stored.value);
    if (merge.conflicts.length > 0) return { kind: 'conflict', merge, stored };
    from = stored;
    value = merge.merged;
  }
}
