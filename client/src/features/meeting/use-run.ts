import { useState } from 'react';
import { useLiveStore } from '#client/live/use-live.ts';
import type { CommandInput, CommandName } from '#contract/live/commands.ts';

/** Runs commands from buttons: which one is under way, and the error of the last one that failed. */
export type Run = {
  busy: CommandName | null;
  error: unknown;
  /** Resolves to true when it was done, false when it was refused, which `error` says. */
  run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<boolean>;
  fail(error: unknown): void;
  forget(): void;
};

/** Commands for one place of the interface. */
export function useRun(): Run {
  const store = useLiveStore();
  const [busy, setBusy] = useState<CommandName | null>(null);
  const [error, setError] = useState<unknown>(null);
  return {
    busy,
    error,
    async run(name, input) {
      setBusy(name);
      setError(null);
      try {
        await store.command(name, input);
        return true;
      } catch (refusal) {
        setError(refusal);
        return false;
      } finally {
        setBusy(null);
      }
    },
    fail: setError,
    forget: () => setError(null),
  };
}
