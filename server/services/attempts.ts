import { refuse } from '#contract/errors.ts';
import { ACCOUNT_RULE, afterFailure, secondsToWait } from '#server/domain/sign-in-throttle.ts';
import type { Clock } from './ports/clock.ts';
import type { SignInThrottleStore } from './ports/sign-in-throttle.ts';

/** Counts tries of something that could be guessed, each under a key. */
export type Attempts = {
  /** Counts a try as failed before it is looked at, so that guesses sent together cannot all slip through. TOO_MANY: wait. */
  take(key: string): Promise<void>;
  /** The try was right. */
  forget(key: string): Promise<void>;
};

/** Makes the counter; `reason` refines its refusals. */
export function createAttempts({
  throttle,
  clock,
  reason,
}: {
  throttle: SignInThrottleStore;
  clock: Clock;
  reason: 'sign-in' | 'pairing-code';
}): Attempts {
  return {
    async take(key) {
      const now = clock.now();
      const wait = await throttle.change(key, (entry) => {
        const wait = secondsToWait(entry, now);
        return { entry: wait > 0 ? entry : afterFailure(entry, now, ACCOUNT_RULE), result: wait };
      });
      if (wait > 0) throw refuse('TOO_MANY', reason, { retryAfterSeconds: wait });
    },
    forget: (key) => throttle.change(key, () => ({ entry: null, result: undefined })),
  };
}
