import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineAfterPause, msLeft } from '#contract/live/pause.ts';

const instant = (ms: number) => new Date(ms).toISOString();
const opened = Date.UTC(2026, 10, 26, 1);
const duration = fc.integer({ min: 0, max: 3_600_000 });

describe('the time of a vote that is paused', () => {
  it('leaves after the pause exactly what was left before, however long it was', () => {
    fc.assert(
      fc.property(duration, duration, duration, (limit, before, pause) => {
        const closesAt = instant(opened + limit);
        const pausedAt = opened + Math.min(before, limit);
        const left = msLeft({ closesAt }, pausedAt);
        const resumed = deadlineAfterPause(closesAt, pause);
        expect(msLeft({ closesAt: resumed }, pausedAt + pause)).toBe(left);
      }),
    );
  });

  it('stands still meanwhile', () => {
    fc.assert(
      fc.property(duration, duration, (limit, waited) => {
        const vote = { closesAt: instant(opened + limit), pausedAt: instant(opened) };
        expect(msLeft(vote, opened + waited)).toBe(limit);
      }),
    );
  });

  it('is none where there is no deadline, and never less than none', () => {
    expect(deadlineAfterPause(null, 5_000)).toBeNull();
    expect(msLeft({ closesAt: null }, opened)).toBeNull();
    expect(msLeft({ closesAt: instant(opened) }, opened + 1)).toBe(0);
  });
});
