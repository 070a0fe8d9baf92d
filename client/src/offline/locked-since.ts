/**
 * A session that ran out without a line, one that was ended by a new password, and an account that was shut look the same from here. So
 * what is kept waits for its owner no longer than this, in milliseconds.
 */
const LOCKED_FOR_MS = 24 * 60 * 60_000;
const KEY = 'nghi-su.kept-locked-since';

/** Notes that nobody is signed in any more since a moment, in ms since 1970; the first such moment counts. */
export function noteLocked(now: number): void {
  try {
    if (localStorage.getItem(KEY) === null) localStorage.setItem(KEY, String(now));
  } catch {
    // A browser that refuses storage keeps nothing either.
  }
}

/** Somebody is signed in: what is kept is theirs, or goes. */
export function noteUnlocked(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was noted.
  }
}

/** Whether what is kept has waited for its owner too long. */
export function isLockedTooLong(now: number): boolean {
  try {
    const since = localStorage.getItem(KEY);
    return since !== null && now - Number(since) >= LOCKED_FOR_MS;
  } catch {
    return false;
  }
}
