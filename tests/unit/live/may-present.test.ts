import { expect, it } from 'vitest';
import { mayPresent } from '#contract/live/may-present.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { aFrame, anItem, aParticipant } from '#tests/support/a-frame.ts';

const people = (['chair', 'deputyChair', 'secretary', 'votingMember', 'delegate'] as const).map(
  (role) => aParticipant([role]),
);
const [chair, deputy, secretary, member, delegate] = people.map(({ userId }) => userId);
const items = [anItem({ presenterId: member ?? null }), anItem({ presenterId: delegate ?? null })];
const running = {
  ...initialLiveState,
  frame: aFrame({ participants: people, items }),
  phase: 'running' as const,
  currentItemId: items[0]?.itemId ?? null,
};
const presenters = (state: typeof initialLiveState) =>
  people.map(({ userId }) => userId).filter((userId) => mayPresent(state, userId));

it('lets chair, deputy, secretary and the presenter of the current item present', () => {
  expect(presenters(running)).toEqual([chair, deputy, secretary, member]);
  const next = { ...running, currentItemId: items[1]?.itemId ?? null };
  expect(presenters(next)).toEqual([chair, deputy, secretary, delegate]);
});

it('lets nobody present before, after or without a meeting', () => {
  expect(presenters({ ...running, phase: 'planned' })).toEqual([]);
  expect(presenters({ ...running, phase: 'ended' })).toEqual([]);
  expect(presenters({ ...running, frame: null })).toEqual([]);
});
