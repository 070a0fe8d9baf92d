import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemsOfPlan, withoutItem } from '#contract/block-without-item.ts';
import { AgendaItemId } from '#contract/ids.ts';
import { type BallotPlan, blockFault } from '#contract/prepared-ballot.ts';

const plan: BallotPlan = { question: 'Thông qua?', seconds: 60, publishesAtClose: true };
const [first, second, third] = [1, 2, 3].map(() => AgendaItemId.parse(crypto.randomUUID())) as [
  AgendaItemId,
  AgendaItemId,
  AgendaItemId,
];
const block = { itemId: first, plan: { ...plan, itemIds: [first, second, third] } };

it('an item leaves the block, and the next one that was named takes the vote over', () => {
  expect(withoutItem(block, second)?.plan.itemIds).toEqual([first, third]);
  expect(withoutItem(block, first)).toEqual({
    itemId: second,
    plan: { ...plan, itemIds: [second, third] },
  });
});

it('a block of one is a plain vote, which goes with its item', () => {
  const pair = { itemId: first, plan: { ...plan, itemIds: [first, second] } };
  expect(withoutItem(pair, first)).toEqual({ itemId: second, plan });
  expect(withoutItem(pair, second)).toEqual({ itemId: first, plan });
  expect(withoutItem({ itemId: second, plan }, second)).toBeNull();
});

it('a vote that is not on the item stays as it is', () => {
  const elsewhere = { itemId: first, plan };
  expect(withoutItem(elsewhere, second)).toBe(elsewhere);
});

it('whatever items go, the vote is on those that are left, or gone with the last', () => {
  const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(ids, fc.array(fc.nat(7)), (texts, removals) => {
      const itemIds = texts.map((id) => id as AgendaItemId);
      const removed = new Set(removals.flatMap((place) => itemIds[place] ?? []));
      const start = { itemId: itemIds[0] as AgendaItemId, plan };
      let left: typeof start | null =
        itemIds.length > 1 ? { ...start, plan: { ...plan, itemIds } } : start;
      for (const itemId of removed) left = left && withoutItem(left, itemId);
      const expected = itemIds.filter((id) => !removed.has(id));
      expect(left ? itemsOfPlan(left.itemId, left.plan) : []).toEqual(expected);
      if (left) expect(blockFault(left.itemId, left.plan)).toBeNull();
    }),
  );
});
