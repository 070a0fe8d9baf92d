import { expect, it } from 'vitest';
import { createTurns } from '#server/services/turns.ts';

it('at most two works run at once, the others in their order, whether those before failed or not', async () => {
  const turns = createTurns(2);
  const begun: number[] = [];
  const ends = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const works = ends.map(({ promise }, index) =>
    turns.run(async () => {
      begun.push(index);
      await promise;
      return index;
    }),
  );
  const outcomes = Promise.allSettled(works);
  expect(begun).toEqual([0, 1]);
  expect(turns.waiting).toBe(2);
  ends[1]?.reject(new Error('failed'));
  await expect(works[1]).rejects.toThrow('failed');
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  ends[0]?.resolve();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  ends[2]?.resolve();
  ends[3]?.resolve();
  const states = (await outcomes).map(({ status }) => status);
  expect(states).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(turns.waiting).toBe(0);
  expect(await turns.run(async () => 'again')).toBe('again');
});
