import { refuse } from '#contract/errors.ts';
import {
  ACCOUNT_RULE,
  ADDRESS_RULE,
  afterFailure,
  secondsToWait,
  type ThrottleEntry,
  type ThrottleRule,
  takenBack,
} from '#server/domain/sign-in-throttle.ts';
import type { Clock } from './ports/clock.ts';
import type { SignInThrottleStore } from './ports/sign-in-throttle.ts';

/** Counts guesses of passwords under an account and under where they come from. */
export type SignInAttempts = ReturnType<typeof createSignInAttempts>;

/** Makes the counting. An attempt is counted as failed before it is checked, so that guesses sent together cannot all slip through. */
export function createSignInAttempts(parts: { throttle: SignInThrottleStore; clock: Clock }) {
  const { throttle, clock } = parts;

  /** Counts one failure; TOO_MANY when the key has to wait. Returns the way to take it back. */
  async function count(key: string, rule: ThrottleRule): Promise<() => Promise<void>> {
    const now = clock.now();
    const counted = await throttle.change(key, (entry) => {
      const wait = secondsToWait(entry, now);
      const next = wait > 0 ? entry : afterFailure(entry, now, rule);
      return { entry: next, result: { wait, entry: next } };
    });
    if (counted.wait > 0) throw refuse('TOO_MANY', 'sign-in', { retryAfterSeconds: counted.wait });
    return () =>
      throttle.change(key, (entry: ThrottleEntry | null) => ({
        entry: takenBack(entry, counted.entry, rule),
        result: undefined,
      }));
  }

  return {
    /**
     * Lets the check of a password run, and answers what it answers. What turns out right leaves the account as new and the
     * origin as it was; what could not be checked at all counts for neither.
     */
    async check(
      keys: { account: string; origin: string },
      isRight: () => Promise<boolean>,
    ): Promise<boolean> {
      const takeBackOrigin = await count(keys.origin, ADDRESS_RULE);
      const takeBackAccount = await count(keys.account, ACCOUNT_RULE).catch(async (error) => {
        await takeBackOrigin();
        throw error;
      });
      const answer = await isRight().catch(async (error) => {
        await Promise.all([takeBackOrigin(), takeBackAccount()]);
        throw error;
      });
      if (answer) {
        await takeBackOrigin();
        await throttle.change(keys.account, () => ({ entry: null, result: undefined }));
      }
      return answer;
    },
    /** Forgets what nobody has touched for a day. */
    sweep: () => throttle.sweep(new Date(clock.now().getTime() - 24 * 3_600_000)),
  };
}
