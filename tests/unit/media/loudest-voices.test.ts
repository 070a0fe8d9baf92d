import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LoudestVoices } from '#media/mediasoup/loudest-voices.ts';
import { FOREMOST, VOICES } from '#media/mediasoup/voice-limits.ts';

const voices = (ids: string, favoured = '') =>
  [...ids].map((id) => ({ id, favoured: favoured.includes(id) }));
const levels = (heard: Record<string, number>) => new Map(Object.entries(heard));
const sorted = (chosen: ReadonlySet<string>) => [...chosen].sort().join('');

describe('the voices that are forwarded', () => {
  test('are all of them while they are few', () => {
    expect(sorted(new LoudestVoices({ all: 3, most: 3 }).choose(voices('abc')))).toBe('abc');
  });

  test('are the loudest when they are many', () => {
    const loudest = new LoudestVoices({ all: 2, most: 2 });
    loudest.hear(levels({ a: -50, b: -20, c: -30, d: -60 }));
    expect(sorted(loudest.choose(voices('abcd')))).toBe('bc');
  });

  test('are all up to a number, and beyond it fewer', () => {
    const loudest = new LoudestVoices({ all: 3, most: 1 });
    loudest.hear(levels({ a: -50, b: -20, c: -30, d: -60 }));
    expect(sorted(loudest.choose(voices('abc')))).toBe('abc');
    expect(sorted(loudest.choose(voices('abcd')))).toHaveLength(1);
  });

  test('do not change for a small difference', () => {
    const loudest = new LoudestVoices({ all: 1, most: 1 });
    loudest.hear(levels({ a: -30, b: -40 }));
    expect(sorted(loudest.choose(voices('ab')))).toBe('a');
    for (let n = 0; n < 20; n += 1) loudest.hear(levels({ a: -30, b: -26 }));
    expect(sorted(loudest.choose(voices('ab')))).toBe('a');
    loudest.hear(levels({ a: -30, b: -20 }));
    expect(sorted(loudest.choose(voices('ab')))).toBe('b');
  });

  test('keep their place through a breath, not through a long silence', () => {
    const loudest = new LoudestVoices({ all: 1, most: 1 });
    loudest.hear(levels({ a: -20 }));
    expect(sorted(loudest.choose(voices('ab')))).toBe('a');
    for (let n = 0; n < 3; n += 1) loudest.hear(levels({ b: -40 }));
    expect(sorted(loudest.choose(voices('ab')))).toBe('a');
    for (let n = 0; n < 3; n += 1) loudest.hear(levels({ b: -40 }));
    expect(sorted(loudest.choose(voices('ab')))).toBe('b');
  });

  test('always include the favoured, who may be silent or more than there are places', () => {
    const loudest = new LoudestVoices({ all: 2, most: 2 });
    loudest.hear(levels({ a: -20, b: -20, c: -20 }));
    expect(sorted(loudest.choose(voices('abcd', 'd')))).toMatch(/^[abc]d$/);
    expect(sorted(loudest.choose(voices('abcd', 'bcd')))).toBe('bcd');
    expect(sorted(loudest.choose(voices('abcd')))).toHaveLength(2);
  });

  test('are as many as there are places, whoever comes, goes and speaks, and stay when nothing changes', () => {
    const id = fc.constantFrom(...'abcdefghij');
    const round = fc.record({
      open: fc.uniqueArray(id),
      favoured: fc.uniqueArray(id, { maxLength: 2 }),
      heard: fc.dictionary(id, fc.integer({ min: -127, max: 0 })),
    });
    fc.assert(
      fc.property(fc.array(round), fc.integer({ min: 2, max: 5 }), (rounds, most) => {
        const loudest = new LoudestVoices({ all: most, most: most });
        for (const { open, favoured, heard } of rounds) {
          loudest.hear(levels(heard));
          const asked = voices(open.join(''), favoured.join(''));
          const chosen = loudest.choose(asked);
          expect(chosen.size).toBe(Math.min(most, open.length));
          for (const one of favoured) expect(chosen.has(one)).toBe(open.includes(one));
          expect(loudest.choose(asked)).toEqual(chosen);
        }
      }),
    );
  });

  test('are in the product all of 25, the 5 loudest of more, and 2 on a thin line', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ id: `${n}`, favoured: false }));
    expect(new LoudestVoices(VOICES).choose(many(25)).size).toBe(25);
    expect(new LoudestVoices(VOICES).choose(many(26)).size).toBe(5);
    expect(new LoudestVoices(FOREMOST).choose(many(26)).size).toBe(2);
  });
});
