import type { ThrottleEntry } from '#server/domain/sign-in-throttle.ts';

/** Where failed sign-ins are counted, so that a restart forgets none. */
export interface SignInThrottleStore {
  /** Replaces the entry of a key under its lock; null removes it. Returns what `change` returns as `result`. */
  change<T>(
    key: string,
    change: (entry: ThrottleEntry | null) => { entry: ThrottleEntry | null; result: T },
  ): Promise<T>;
  /** Forgets entries that were not touched since. */
  sweep(untouchedSince: Date): Promise<void>;
}
