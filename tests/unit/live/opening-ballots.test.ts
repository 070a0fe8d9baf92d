import { expect, it } from 'vitest';
import { type AgendaItemId, PreparedBallotId, type UserId } from '#contract/ids.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import type { FrameItem, LiveState } from '#contract/live/state.ts';
import { aFrame } from '#tests/support/a-frame.ts';
import { aMethod } from '#tests/support/a-method.ts';
import { aRunningState, stateAfter } from '#tests/support/state-after.ts';

const frame = aFrame();
const running = aRunningState(frame);
const chair = frame.participants[0]?.userId as UserId;
const [first, second] = frame.items.map((item) => item.itemId) as [AgendaItemId, AgendaItemId];
const secret = { codesShownTo: 'nobody' as const };
const open = (more: Partial<CommandInput<'ballot.open'>>) => openIn(running, more);
const openIn = (state: LiveState, more: Partial<CommandInput<'ballot.open'>>) =>
  stateAfter(state, [
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

it('a prepared vote that was changed since it was seen is refused with the new text', () => {
  const preparedBallotId = PreparedBallotId.parse(crypto.randomUUID());
  const current = { preparedBallotId, version: 2, question: 'Thông qua nghị quyết?', seconds: 60 };
  const [item, ...others] = frame.items as [FrameItem, ...FrameItem[]];
  const items = [{ ...item, preparedBallots: [current] }, ...others];
  const openSeen = (preparedVersion?: number) =>
    openIn(aRunningState({ ...frame, items }), { preparedBallotId, preparedVersion });
  expect(() => openSeen(1)).toThrow(
    expect.objectContaining({
      code: 'STALE_VERSION',
      body: expect.objectContaining({ reason: 'prepared-ballot-changed', current }),
    }),
  );
  expect(openSeen(2).openBallot?.preparedBallotId).toBe(preparedBallotId);
  // As a client asks that does not say what it has seen.
  expect(openSeen().openBallot?.preparedBallotId).toBe(preparedBallotId);
});
