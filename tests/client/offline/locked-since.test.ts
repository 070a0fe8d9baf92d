import { beforeEach, expect, it } from 'vitest';
import { isLockedTooLong, noteLocked, noteUnlocked } from '#client/offline/locked-since.ts';

const HOUR_MS = 60 * 60_000;
const AT = Date.parse('2026-11-26T01:05:00Z');

beforeEach(() => localStorage.clear());

it('what is kept waits a day for its owner, from the first time that nobody was signed in', () => {
  noteLocked(AT);
  noteLocked(AT + 20 * HOUR_MS);
  expect(isLockedTooLong(AT + 23 * HOUR_MS)).toBe(false);
  expect(isLockedTooLong(AT + 24 * HOUR_MS)).toBe(true);
});

it('and as long as it likes once its owner has signed in', () => {
  noteLocked(AT);
  noteUnlocked();
  expect(isLockedTooLong(AT + 48 * HOUR_MS)).toBe(false);
});
