import type { Instant } from './instant.ts';

/**
 * A vote's deadline, and since when it is paused; absent: it isn't. Here is time alone: whether a ballot is taken, the database
 * decides (`casting_ended`).
 */
type Timed = { closesAt: Instant | null; pausedAt?: Instant | undefined };

/** The deadline after a pause of so many milliseconds: as much time is left as there was when the pause began. */
export function deadlineAfterPause(closesAt: Instant | null, pausedMs: number): Instant | null {
  return closesAt && new Date(Date.parse(closesAt) + pausedMs).toISOString();
}

/** Milliseconds until the deadline, which stand still in a pause; 0 after it, null where there is none. */
export function msLeft({ closesAt, pausedAt }: Timed, nowMs: number): number | null {
  if (closesAt === null) return null;
  const from = pausedAt === undefined ? nowMs : Date.parse(pausedAt);
  return Math.max(0, Date.parse(closesAt) - from);
}
