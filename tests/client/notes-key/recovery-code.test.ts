import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRecoveryCode, readRecoveryCode } from '#client/features/notes-key/recovery-code.ts';

const letters = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

test('a code has seven groups of five, and two codes are never alike', () => {
  expect(makeRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(new Set(Array.from({ length: 200 }, makeRecoveryCode)).size).toBe(200);
});

test('is read however it is spaced, in lower case and with the letters that look like digits', () => {
  const code = makeRecoveryCode();
  const sloppy = code.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(readRecoveryCode(code)).toEqual({ code });
  expect(readRecoveryCode(` ${sloppy}\n`)).toEqual({ code });
});

test('every slip of one letter is found, in its group', () => {
  fc.assert(
    fc.property(fc.nat(34), fc.constantFrom(...letters), (at, letter) => {
      const plain = makeRecoveryCode().replaceAll('-', '');
      fc.pre(plain[at] !== letter);
      const typed = plain.slice(0, at) + letter + plain.slice(at + 1);
      expect(readRecoveryCode(typed)).toEqual({ badGroup: Math.floor(at / 5) + 1 });
    }),
  );
});

test('groups that changed places, are missing or too many are no code', () => {
  const groups = makeRecoveryCode().split('-');
  const [first = '', second = '', ...rest] = groups;
  expect(readRecoveryCode([second, first, ...rest].join('-'))).toEqual({ badGroup: 1 });
  expect(readRecoveryCode(groups.slice(0, 6).join('-'))).toEqual({ groups: 6 });
  expect(readRecoveryCode([...groups, '00000'].join('-'))).not.toHaveProperty('code');
  expect(readRecoveryCode('')).toEqual({ groups: 0 });
});
