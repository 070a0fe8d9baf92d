import { expect, it } from 'vitest';
import { createLastUsed } from '#server/services/last-used.ts';

it('drops what was neither read nor set for the longest time', () => {
  const kept = createLastUsed<string, number>(2);
  kept.set('a', 1);
  kept.set('b', 2);
  kept.get('a');
  kept.set('c', 3);
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([1, undefined, 3]);
});
