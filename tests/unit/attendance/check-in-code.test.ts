import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MeetingId, SiteId } from '#contract/ids.ts';
import {
  CODE_STEP_MS,
  checkInCode,
  codeChangesInMs,
  readCheckInCode,
} from '#server/domain/check-in-code.ts';

const secret = 'bí mật của máy chủ này';
const meetingId = MeetingId.parse(randomUUID());
const siteIds = Array.from({ length: 14 }, () => SiteId.parse(randomUUID()));
const meeting = { meetingId, siteIds };
const noon = Date.parse('2026-03-08T05:00:00Z');
const moment = fc.integer({ min: 0, max: 86_400_000 }).map((ms) => noon + ms);
const place = fc.constantFrom(null, ...siteIds).map((siteId) => ({ meetingId, siteId }));

describe('the code for checking in', () => {
  it('tells where it was shown through its own half minute and the next one', () => {
    fc.assert(
      fc.property(moment, place, fc.nat(CODE_STEP_MS - 1), (shownAt, shown, late) => {
        const code = checkInCode(secret, 'q', shown, new Date(shownAt));
        const nextStep = shownAt + codeChangesInMs(new Date(shownAt));
        for (const readAt of [shownAt, nextStep + late])
          expect(readCheckInCode(secret, code, meeting, new Date(readAt))).toEqual(shown);
        const tooLate = new Date(nextStep + CODE_STEP_MS + late);
        expect(() => readCheckInCode(secret, code, meeting, tooLate)).toThrow(
          'check-in-code-expired',
        );
      }),
    );
  });

  it('is another one in each half minute, and on each screen', () => {
    const at = (ms: number) => new Date(noon + ms);
    const codes = [
      checkInCode(secret, 'q', { meetingId, siteId: null }, at(0)),
      checkInCode(secret, 'q', { meetingId, siteId: null }, at(CODE_STEP_MS)),
      checkInCode(secret, 'q', { meetingId, siteId: siteIds[0] ?? null }, at(0)),
      checkInCode(secret, 'p', { meetingId, siteId: null }, at(0)),
    ];
    expect(new Set(codes).size).toBe(4);
  });

  it('is refused when a letter of it was altered', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-_.ABCXYZ';
    const code = checkInCode(secret, 'q', { meetingId, siteId: null }, new Date(noon));
    fc.assert(
      fc.property(fc.nat(code.length - 1), fc.constantFrom(...letters), (index, letter) => {
        fc.pre(code[index] !== letter);
        const altered = code.slice(0, index) + letter + code.slice(index + 1);
        expect(() => readCheckInCode(secret, altered, meeting, new Date(noon))).toThrow(
          /BAD_INPUT: check-in-code$/,
        );
      }),
    );
  });

  it('is refused in another meeting, at a site that takes no part, and by a server with another secret', () => {
    const shown = { meetingId, siteId: siteIds[3] ?? null };
    const code = checkInCode(secret, 'q', shown, new Date(noon));
    const other = { ...meeting, meetingId: MeetingId.parse(randomUUID()) };
    for (const [key, where] of [
      [secret, other],
      [secret, { ...meeting, siteIds: siteIds.slice(4) }],
      ['khác', meeting],
    ] as const)
      expect(() => readCheckInCode(key, code, where, new Date(noon))).toThrow('check-in-code');
  });

  it.each(['', 'q', 'xin chào', `q1.${'A'.repeat(16)}`, `q${'z'.repeat(9)}.${'A'.repeat(16)}`])(
    'is refused as garbage: %j',
    (garbage) => {
      expect(() => readCheckInCode(secret, garbage, meeting, new Date(noon))).toThrow(
        'check-in-code',
      );
    },
  );

  it('stays good for five minutes as a pass, and no longer', () => {
    const pass = checkInCode(secret, 'p', { meetingId, siteId: null }, new Date(noon));
    const readAfter = (seconds: number) =>
      readCheckInCode(secret, pass, meeting, new Date(noon + seconds * 1000));
    expect(readAfter(300).siteId).toBeNull();
    expect(() => readAfter(331)).toThrow('check-in-code-expired');
  });
});
