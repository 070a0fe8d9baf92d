import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { CommandId } from '#contract/ids.ts';
import { LiveEvent } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { decide } from '#server/domain/live/decide.ts';
import { aFrame, aUserId } from '#tests/support/a-frame.ts';
import { aSeating } from '#tests/support/a-seating.ts';

const actorId = aUserId();
const frame = aFrame();
const seated: LiveState = { ...initialLiveState, frame: { ...frame, seating: aSeating(frame) } };

function show(state: LiveState, at: string, shown: boolean): LiveState {
  const context = {
    actorId,
    now: at,
    commandId: CommandId.parse(randomUUID()),
    castVotes: new Map(),
  };
  return decide(state, { name: 'seating.show', input: { shown } }, context).reduce(
    (before, fact) =>
      evolve(before, LiveEvent.parse({ seq: before.seq + 1, at, actorId, ...fact })),
    state,
  );
}

const [first, later] = ['2026-03-08T01:00:00.000Z', '2026-03-08T02:00:00.000Z'];

it('is asked for before the start and again later, and put away', () => {
  const shown = show(seated, first, true);
  expect(shown.seatsShownAt).toBe(first);
  expect(show(shown, later, true).seatsShownAt).toBe(later);
  expect(show(shown, later, false).seatsShownAt).toBeNull();
  expect(show(seated, later, false)).toBe(seated);
});

it('is refused where no room has a map, and when the meeting is over', () => {
  expect(() => show({ ...seated, frame }, first, true)).toThrow('seating');
  expect(() => show({ ...seated, phase: 'ended' }, first, true)).toThrow('ended');
});

it('is put away by the end', () => {
  const end = LiveEvent.parse({ seq: 9, at: later, actorId, type: 'meeting.ended' });
  expect(evolve(show(seated, first, true), end).seatsShownAt).toBeNull();
});
