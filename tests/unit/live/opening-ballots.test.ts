import { expect, it } from 'vitest';
import type { AgendaItemId, UserId } from '#contract/ids.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import { aFrame } from '#tests/support/a-frame.ts';
import { aMethod } from '#tests/support/a-method.ts';
import { aRunningState, stateAfter } from '#tests/support/state-after.ts';

const frame = aFrame();
const running = aRunningState(frame);
const chair = frame.participants[0]?.userId as UserId;
const [first, second] = frame.items.map((item) => item.itemId) as [AgendaItemId, AgendaItemId];
const secret = { codesShownTo: 'nobody' as const };
const open = (more: Partial<CommandInput<'ballot.open'>>) =>
  stateAfter(running, [
    chair,
    { name: 'ballot.open', input: { itemId: first, question: 'Thông qua?', seconds: 60, ...more } },
  ]);

it('a show of hands has neither a time nor a secret nor options, and waits for the chair', () => {
  const { openBallot } = open({ byHands: true, publishesAtClose: true });
  expect(openBallot).toMatchObject({ closesAt: null, hands: { enteredBy: [], differed: 0 } });
  expect(openBallot).not.toHaveProperty('publishesAtClose');
  expect(() => open({ byHands: true, secret })).toThrow('hands-in-open');
  expect(() => open({ byHands: true, method: aMethod() })).toThrow('hands-in-open');
});

it('a vote on several items is open, and on each of them once', () => {
  expect(open({ itemIds: [first, second] }).openBallot?.itemIds).toEqual([first, second]);
  expect(() => open({ itemIds: [first, second], secret })).toThrow('items-in-secret');
  expect(() => open({ itemIds: [second, first] })).toThrow('items-of-vote');
  expect(() => open({ itemIds: [first, first] })).toThrow('items-of-vote');
});
