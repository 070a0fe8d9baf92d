import { expect, test } from 'vitest';
import { WantedLayers } from '#media/mediasoup/wanted-layers.ts';

test('a sender is told at once that more is wanted, and after a while that less is', () => {
  const wanted = new WantedLayers();
  expect(wanted.want('p', 2, 2, 0)).toBeNull();
  expect(wanted.want('p', 0, 2, 1_000)).toBeNull();
  expect(wanted.want('p', 0, 2, 8_000)).toBe(0);
  expect(wanted.want('p', 0, 2, 20_000)).toBeNull();
  expect(wanted.want('p', 1, 2, 21_000)).toBe(1);
});

test('a layer that is wanted again in time goes on', () => {
  const wanted = new WantedLayers();
  for (const second of [0, 3, 6, 9, 12])
    expect(wanted.want('p', second % 2 === 0 ? 2 : 0, 2, second * 1000)).toBeNull();
});

test('what is forgotten begins anew', () => {
  const wanted = new WantedLayers();
  wanted.want('p', -1, 2, 0);
  expect(wanted.want('p', -1, 2, 9_000)).toBe(-1);
  wanted.keep(new Set());
  expect(wanted.want('p', 2, 2, 10_000)).toBeNull();
});
