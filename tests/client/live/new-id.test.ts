import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '#client/live/new-id.ts';
import { CommandId } from '#contract/ids.ts';

afterEach(() => vi.unstubAllGlobals());

test('makes ids that the contract takes, over plain HTTP too, where randomUUID is missing', () => {
  const { getRandomValues } = crypto;
  vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) });
  const ids = Array.from({ length: 200 }, () => CommandId.parse(newId()));
  expect(new Set(ids).size).toBe(200);
});
