import { expect, test } from 'vitest';
import { shownQuality } from '#client/features/conference/shown-line.ts';

test.each([
  ['good', 'all', 'good'],
  ['good', 'small', 'fair'],
  ['good', 'speaker', 'weak'],
  ['good', 'sound', 'weak'],
  ['weak', 'small', 'weak'],
  ['fair', 'all', 'fair'],
  ['unknown', 'all', 'unknown'],
  ['unknown', 'sound', 'weak'],
] as const)('a line measured %s on which %s comes is shown %s', (quality, receives, shown) =>
  expect(shownQuality({ quality, receives, kbps: null, heldBack: [] })).toBe(shown),
);
