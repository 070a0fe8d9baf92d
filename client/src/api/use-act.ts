import { useState } from 'react';

/** One act under way at a time: whether it is, and why the last one failed. */
export type Act = {
  busy: boolean;
  error: unknown;
  run(work: () => Promise<unknown>): Promise<boolean>;
};

/** Runs acts of one place and reads anew after each, done or refused: a refusal often means that something has changed. */
export function useAct(refresh: () => Promise<unknown>): Act {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    busy,
    error,
    async run(work) {
      setBusy(true);
      setError(null);
      try {
        await work();
        return true;
      } catch (refusal) {
        setError(refusal);
        return false;
      } finally {
        await refresh();
        setBusy(false);
      }
    },
  };
}
