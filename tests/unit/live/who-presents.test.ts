import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { CommandId, type UserId } from '#contract/ids.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { decide } from '#server/domain/live/decide.ts';
import { changeFrame } from '#server/domain/live/decide-frame.ts';
import { aFrame, anItem, aParticipant } from '#tests/support/a-frame.ts';

const now = '2026-03-08T01:00:00.000Z';
const chair = aParticipant(['chair', 'votingMember']);
const guest = aParticipant(['guest']);
const member = aParticipant(['votingMember']);
const first = anItem({ presenterId: guest.userId });
const second = anItem();
const frame = aFrame({ participants: [chair, guest, member], items: [first, second] });

function after(
  state: LiveState,
  actorId: UserId,
  facts: ReturnType<typeof changeFrame>,
): LiveState {
  return facts.reduce(
    (before, fact) => evolve(before, { seq: before.seq + 1, at: now, actorId, ...fact }),
    state,
  );
}

function act(
  state: LiveState,
  actorId: UserId,
  command: Parameters<typeof decide>[1],
  castVotes: Parameters<typeof decide>[2]['castVotes'] = new Map(),
): LiveState {
  const commandId = CommandId.parse(randomUUID());
  return after(state, actorId, decide(state, command, { actorId, now, commandId, castVotes }));
}

function running(): LiveState {
  const framed = after(initialLiveState, chair.userId, changeFrame(initialLiveState, frame, now));
  const started = act(framed, chair.userId, {
    name: 'meeting.start',
    input: { reason: 'Chủ trì quyết định họp' },
  });
  return act(started, chair.userId, { name: 'agenda.goTo', input: { itemId: first.itemId } });
}

const page = { versionId: first.documents[0]?.versionId as never, page: 1 };

it('who presents an item stops with it, and cannot turn pages afterwards', () => {
  const presented = act(running(), guest.userId, { name: 'presentation.start', input: page });
  expect(presented.presentation?.presenterId).toBe(guest.userId);
  const next = { name: 'agenda.goTo', input: { itemId: second.itemId } } as const;
  const moved = act(presented, chair.userId, next);
  expect(moved.presentation).toBeNull();
  const turn = { name: 'presentation.turnTo', input: { ...page, page: 2 } } as const;
  expect(() => act(moved, guest.userId, turn)).toThrow('nobody-presents');
});

it('the chair goes on presenting over items', () => {
  const presented = act(running(), chair.userId, { name: 'presentation.start', input: page });
  const next = { name: 'agenda.goTo', input: { itemId: second.itemId } } as const;
  expect(act(presented, chair.userId, next).presentation?.presenterId).toBe(chair.userId);
});

it('who is taken out of the meeting presents, speaks and waits no more', () => {
  let state = act(running(), guest.userId, { name: 'presentation.start', input: page });
  const input = { itemId: null, subject: '', kind: 'speech', questionedId: null } as const;
  const ask = { name: 'speakers.request', input } as const;
  state = act(state, member.userId, ask);
  const requestId = state.waiting[0]?.requestId as never;
  state = act(state, chair.userId, { name: 'speakers.call', input: { requestId } });
  const left = { ...frame, participants: [chair] };
  const facts = changeFrame(state, left, now);
  expect(facts.map((fact) => fact.type)).toEqual([
    'floor.taken',
    'meeting.framed',
    'presentation.stopped',
  ]);
  const smaller = after(state, chair.userId, facts);
  expect([smaller.presentation, smaller.floor]).toEqual([null, null]);
});

it('who has voted counts as present when the vote is closed', () => {
  const ask = { itemId: null, question: 'Thông qua?', seconds: null };
  const open = act(running(), chair.userId, { name: 'ballot.open', input: ask });
  expect(open.attendance[member.userId]).toBeUndefined();
  const close = { ballotId: open.openBallot?.ballotId as never };
  const votes = new Map([[member.userId, 'for' as const]]);
  const closed = act(open, chair.userId, { name: 'ballot.close', input: close }, votes);
  expect(closed.attendance[member.userId]).toMatchObject({ status: 'present', mode: 'remote' });
  expect(closed.quorum.present).toBe(2);
});
