import { beforeEach, expect, test } from 'vitest';
import { forgetLine, knownLine, rememberLine } from '#client/media/known-line.ts';
import { rememberChoice, rememberedChoice } from '#client/media/picture-choice.ts';

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

test('which pictures come is remembered for the meeting where it was chosen, and for no other', () => {
  expect(rememberedChoice('/hop/a')).toBe('all');
  rememberChoice('none', '/hop/a');
  expect(rememberedChoice('/hop/a')).toBe('none');
  expect(rememberedChoice('/hop/b')).toBe('all');
});

test('what the storage holds besides is not taken for a choice', () => {
  sessionStorage.setItem('nghi-su.pictures', '/hop/a everything');
  expect(rememberedChoice('/hop/a')).toBe('all');
});

test('what a line bore is known for half a day', () => {
  expect(knownLine(0)).toBeUndefined();
  rememberLine(64.4, 1_000);
  expect(knownLine(2_000)).toBe(64);
  expect(knownLine(1_000 + 13 * 3_600_000)).toBeUndefined();
});

test('a line that bore all that was wanted is not taken for a thin one', () => {
  rememberLine(64, 1_000);
  forgetLine();
  expect(knownLine(2_000)).toBeUndefined();
});
