import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  ACCOUNT_RULE,
  ADDRESS_RULE,
  afterFailure,
  secondsToWait,
  type ThrottleEntry,
} from '#server/domain/sign-in-throttle.ts';

const now = new Date('2026-11-22T01:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

function failures(count: number): ThrottleEntry | null {
  let entry: ThrottleEntry | null = null;
  for (let i = 0; i < count; i += 1) entry = afterFailure(entry, now, ACCOUNT_RULE);
  return entry;
}

it('lets a person mistype a few times without waiting', () => {
  expect(secondsToWait(failures(ACCOUNT_RULE.freeFailures), now)).toBe(0);
});

it('lets a second try pass that began a moment before the first one failed', () => {
  expect(secondsToWait(afterFailure(null, later(0.2), ACCOUNT_RULE), now)).toBe(0);
});

it('doubles the wait with each further failure', () => {
  const waits = [1, 2, 3, 4].map((n) =>
    secondsToWait(failures(ACCOUNT_RULE.freeFailures + n), now),
  );
  expect(waits).toEqual([2, 4, 8, 16]);
});

it('never locks for good: the wait has an upper limit, and passes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
      const wait = secondsToWait(failures(count), now);
      expect(wait).toBeLessThanOrEqual(ACCOUNT_RULE.longestWaitSeconds);
      expect(secondsToWait(failures(count), later(wait))).toBe(0);
    }),
  );
});

it('never waits less after one failure more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), (count) => {
      expect(secondsToWait(failures(count + 1), now)).toBeGreaterThanOrEqual(
        secondsToWait(failures(count), now),
      );
    }),
  );
});

it('forgets after quiet time', () => {
  const entry = failures(50);
  const next = afterFailure(entry, later(ACCOUNT_RULE.forgetAfterSeconds + 1), ACCOUNT_RULE);
  expect(next.failures).toBe(1);
});

it('lets a whole office behind one address mistype more than one account may', () => {
  expect(ADDRESS_RULE.freeFailures).toBeGreaterThan(ACCOUNT_RULE.freeFailures);
});
