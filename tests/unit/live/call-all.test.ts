import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CommandId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { decide } from '#server/domain/live/decide.ts';
import { changeFrame } from '#server/domain/live/decide-frame.ts';
import { aFrame, anItem, aParticipant } from '#tests/support/a-frame.ts';

const now = '2026-03-08T01:00:00.000Z';
const chair = aParticipant(['chair', 'votingMember']);
const secretary = aParticipant(['secretary']);
const item = anItem({}, 5);
const frame = aFrame({ participants: [chair, secretary], items: [item] });
const versionId = item.documents[0]?.versionId as never;

function act(state: LiveState, actorId: UserId, command: Command): LiveState {
  const commandId = CommandId.parse(randomUUID());
  const context = { actorId, now, commandId, castVotes: new Map() };
  return decide(state, command, context).reduce(
    (before, fact) => evolve(before, { seq: before.seq + 1, at: now, actorId, ...fact }),
    state,
  );
}

function running(): LiveState {
  const framed = changeFrame(initialLiveState, frame, now).reduce(
    (before, fact) =>
      evolve(before, { seq: before.seq + 1, at: now, actorId: chair.userId, ...fact }),
    initialLiveState,
  );
  return act(framed, chair.userId, {
    name: 'meeting.start',
    input: { reason: 'Chủ trì quyết định họp' },
  });
}

const callTo = (page: number): Command => ({
  name: 'presentation.callAll',
  input: { versionId, page },
});

describe('calling all to a page', () => {
  it('shows the page at once, by the chair where nobody presents', () => {
    const state = act(running(), chair.userId, callTo(4));
    expect(state.presentation).toMatchObject({ presenterId: chair.userId, versionId, page: 4 });
    expect(state.pageCall).toEqual({
      seq: state.seq,
      callerId: chair.userId,
      at: now,
      versionId,
      page: 4,
    });
  });

  it('leaves the presentation with who presents', () => {
    const start = { name: 'presentation.start', input: { versionId, page: 1 } } as const;
    const state = act(act(running(), secretary.userId, start), chair.userId, callTo(3));
    expect(state.presentation).toMatchObject({ presenterId: secretary.userId, page: 3 });
  });

  it('calls anew to the same page: each call is one', () => {
    const once = act(running(), chair.userId, callTo(3));
    const twice = act(once, chair.userId, callTo(3));
    expect(twice.pageCall?.seq).toBe((once.pageCall?.seq ?? 0) + 1);
  });

  it('is refused to others, to a page that there is not, and before the start', () => {
    const state = running();
    expect(() => act(state, secretary.userId, callTo(2))).toThrow('presentation.callAll');
    expect(() => act(state, chair.userId, callTo(6))).toThrow('no-such-page');
    const planned = { ...state, phase: 'planned' } as const;
    expect(() => act(planned, chair.userId, callTo(2))).toThrow('not-started');
  });
});
