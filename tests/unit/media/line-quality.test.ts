import { describe, expect, test } from 'vitest';
import { lineChanged, lineQuality } from '#media/mediasoup/line-quality.ts';

describe('the word for a line', () => {
  test.each([
    ['nothing measured yet', null, null, null, 'good'],
    ['plenty in both directions', 2000, 10, 10, 'good'],
    ['enough for the speaker alone', 399, 10, 10, 'fair'],
    ['hardly enough for sound', 149, 10, 10, 'weak'],
    ['some packets lost on the way here', 2000, 7, 10, 'fair'],
    ['many packets lost on the way out', 2000, 10, 4, 'weak'],
    ['its worst direction counts', 300, 10, 3, 'weak'],
  ] as const)('%s', (_, kbps, receiveScore, sendScore, quality) => {
    expect(lineQuality({ kbps, receiveScore, sendScore })).toBe(quality);
  });
});

describe('what is worth telling', () => {
  test.each([
    ['the first measurement', null, { kbps: null, quality: 'good' }, true],
    ['another word', { kbps: 500, quality: 'good' }, { kbps: 500, quality: 'fair' }, true],
    ['a fifth more', { kbps: 500, quality: 'good' }, { kbps: 601, quality: 'good' }, true],
    ['a little less', { kbps: 500, quality: 'good' }, { kbps: 450, quality: 'good' }, false],
    ['an estimate at last', { kbps: null, quality: 'good' }, { kbps: 450, quality: 'good' }, true],
    ['nothing new', { kbps: null, quality: 'good' }, { kbps: null, quality: 'good' }, false],
  ] as const)('%s', (_, before, now, told) => {
    const all = { receives: 'all', heldBack: [] } as const;
    expect(lineChanged(before && { ...before, ...all }, { ...now, ...all })).toBe(told);
  });

  test('is that other pictures come through', () => {
    const line = { kbps: 500, quality: 'fair' } as const;
    const all = { ...line, receives: 'all', heldBack: [] } as const;
    const some = { ...line, receives: 'speaker', heldBack: ['a'] } as const;
    expect(lineChanged(all, some)).toBe(true);
    expect(lineChanged(some, { ...some, heldBack: ['b'] })).toBe(true);
    expect(lineChanged(some, { ...some, heldBack: ['a'] })).toBe(false);
  });
});
