import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf, groupedDigits } from '#contract/join-code.ts';
import {
  afterFailure,
  GUESS_RULE,
  secondsToWait,
  type ThrottleEntry,
  withoutFailure,
} from '#server/domain/sign-in-throttle.ts';

describe('the code of a meeting', () => {
  it('is read as it is shown, whatever the digits', () => {
    const digits = fc.stringMatching(/^\d{9}$/);
    fc.assert(
      fc.property(digits, (code) => {
        expect(groupedDigits(code)).toMatch(/^\d{3} \d{3} \d{3}$/);
        expect(digitsOf(groupedDigits(code))).toBe(code);
        expect(digitsOf(code)).toBe(code);
      }),
    );
  });

  it.each(['', '12345678', '1234567890', '12345678a', '123 456 78x', "1' or '1'='1", '١٢٣٤٥٦٧٨٩'])(
    'is not %j',
    (typed) => expect(digitsOf(typed)).toBeNull(),
  );

  it('is taken with dots, dashes and full-width digits', () => {
    for (const typed of [' 123-456-789 ', '123.456.789', '１２３４５６７８９'])
      expect(digitsOf(typed)).toBe('123456789');
  });
});

describe('guessing', () => {
  const now = new Date('2026-11-27T02:00:00Z');
  const failed = (failures: number) => {
    let entry: ThrottleEntry | null = null;
    for (let n = 0; n < failures; n += 1) entry = afterFailure(entry, now, GUESS_RULE);
    return entry;
  };

  it('costs nothing at first, and then more and more', () => {
    expect(secondsToWait(failed(20), now)).toBe(0);
    expect(secondsToWait(failed(21), now)).toBe(5);
    expect(secondsToWait(failed(40), now)).toBe(900);
  });

  it('is not forgiven by a right one: only that one is taken back', () => {
    expect(withoutFailure(failed(1))).toBeNull();
    const left = withoutFailure(failed(20));
    expect(left?.failures).toBe(19);
    expect(secondsToWait(left, now)).toBe(0);
  });
});
