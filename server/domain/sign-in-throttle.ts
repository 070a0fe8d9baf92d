/** Failed passwords under one key: an account's name, a network address, or the session of who is asked for it again. */
export type ThrottleEntry = { failures: number; blockedUntil: Date; updatedAt: Date };

/** How failures slow down: so many are free, then the wait doubles up to a limit; quiet time forgets them. */
export type ThrottleRule = {
  freeFailures: number;
  firstWaitSeconds: number;
  longestWaitSeconds: number;
  forgetAfterSeconds: number;
};

/**
 * Per account, and per session that is asked for the password again. The longest wait is short: guessing stays hopeless, and a
 * stranger who guesses on purpose cannot keep the chair out of a meeting.
 */
export const ACCOUNT_RULE: ThrottleRule = {
  freeFailures: 8,
  firstWaitSeconds: 2,
  longestWaitSeconds: 60,
  forgetAfterSeconds: 3600,
};

/** Per network address: a whole district office may sit behind one, so more is free. */
export const ADDRESS_RULE: ThrottleRule = {
  freeFailures: 50,
  firstWaitSeconds: 2,
  longestWaitSeconds: 900,
  forgetAfterSeconds: 3600,
};

/** Seconds until the key may try again; 0 when it may now, and as long as failures are free, whatever two clocks say. */
export function secondsToWait(entry: ThrottleEntry | null, now: Date): number {
  if (entry === null || entry.blockedUntil <= entry.updatedAt) return 0;
  return Math.max(0, Math.ceil((entry.blockedUntil.getTime() - now.getTime()) / 1000));
}

/** The entry after one more failure. There is no hard lock: the wait grows to `longestWaitSeconds` and stays there. */
export function afterFailure(
  entry: ThrottleEntry | null,
  now: Date,
  rule: ThrottleRule,
): ThrottleEntry {
  const isForgotten =
    entry === null || now.getTime() - entry.updatedAt.getTime() > rule.forgetAfterSeconds * 1000;
  const failures = (isForgotten ? 0 : entry.failures) + 1;
  const over = failures - rule.freeFailures;
  const waitSeconds =
    over <= 0 ? 0 : Math.min(rule.longestWaitSeconds, rule.firstWaitSeconds * 2 ** (over - 1));
  return { failures, blockedUntil: new Date(now.getTime() + waitSeconds * 1000), updatedAt: now };
}

/** Per account or network address that tries codes of meetings: people mistype, and a whole office may sit behind one address. */
export const GUESS_RULE: ThrottleRule = {
  freeFailures: 20,
  firstWaitSeconds: 5,
  longestWaitSeconds: 900,
  forgetAfterSeconds: 3600,
};

/** The entry after a try that proved right: what was counted for it is taken back, earlier failures stay. */
export function withoutFailure(entry: ThrottleEntry | null): ThrottleEntry | null {
  if (entry === null || entry.failures <= 1) return null;
  return { ...entry, failures: entry.failures - 1, blockedUntil: entry.updatedAt };
}
