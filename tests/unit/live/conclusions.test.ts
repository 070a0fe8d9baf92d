import { expect, test } from 'vitest';
import type { LiveState } from '#contract/live/state.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { writeConclusion } from '#server/domain/live/decide-conclusions.ts';
import { aFrame, anItem } from '#tests/support/a-frame.ts';

const [done, current, coming] = [anItem(), anItem(), anItem()];
const running: LiveState = {
  ...initialLiveState,
  phase: 'running',
  frame: aFrame({ items: [done, current, coming] }),
  currentItemId: current.itemId,
  doneItemIds: [done.itemId],
};
const written = { text: 'Giao Phòng Kinh tế', byId: 'x', at: '2026-03-08T01:00:00.000Z' };
const concluded = { ...running, conclusions: { [current.itemId]: written } } as LiveState;

test('an item is concluded once it was opened', () => {
  for (const { itemId } of [done, current])
    expect(writeConclusion(running, { itemId, text: 'Thống nhất' })).toEqual([
      { type: 'conclusion.written', itemId, text: 'Thống nhất' },
    ]);
  expect(() => writeConclusion(running, { itemId: coming.itemId, text: 'x' })).toThrow(
    /item-not-opened/,
  );
});

test('what somebody else wrote meanwhile is not overwritten unseen', () => {
  const { itemId } = current;
  const text = 'Giao Phòng Nội vụ';
  expect(() => writeConclusion(concluded, { itemId, text, replaces: '' })).toThrow(
    /conclusion-changed/,
  );
  expect(writeConclusion(concluded, { itemId, text, replaces: written.text })).toHaveLength(1);
  expect(writeConclusion(concluded, { itemId, text: written.text, replaces: '' })).toEqual([]);
});
