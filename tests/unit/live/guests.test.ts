import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CommandId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import { LiveEvent, type LiveFact } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { decide } from '#server/domain/live/decide.ts';
import { changeFrame } from '#server/domain/live/decide-frame.ts';
import { guestCame, guestWent } from '#server/domain/live/decide-guests.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

const chair = aParticipant(['chair', 'votingMember']);
const invited = aParticipant(['guest']);
const guest = aParticipant(['guest'], { isLetIn: true, name: 'Lê Thị Báo' });
const without = aFrame({ participants: [chair, invited] });
const withGuest = { ...without, participants: [chair, invited, guest] };
const at = (time: string) => `2026-03-08T${time}:00.000Z`;

function after(state: LiveState, time: string, facts: LiveFact[]): LiveState {
  return facts.reduce(
    (before, fact) =>
      evolve(
        before,
        LiveEvent.parse({ seq: before.seq + 1, at: at(time), actorId: chair.userId, ...fact }),
      ),
    state,
  );
}
const frame = (state: LiveState, time: string, next: typeof without) =>
  after(state, time, changeFrame(state, next, at(time)));
const recordOf = (state: LiveState) => state.attendance[guest.userId];

const released = frame(initialLiveState, '00:00', without);
const inside = frame(released, '01:00', withGuest);

it('a guest is here from their being let in, remote, and nobody else is', () => {
  expect(inside.attendance).toEqual({
    [guest.userId]: { status: 'present', mode: 'remote', siteId: null, at: at('01:00') },
  });
});

it('another change of the frame records nothing of who is here', () => {
  const facts = changeFrame(inside, { ...withGuest, title: 'Tên khác' }, at('01:05'));
  expect(facts.map(({ type }) => type)).toEqual(['meeting.framed']);
});

it('who is asked to leave left at that moment, which is told while the frame still knows them', () => {
  const facts = changeFrame(inside, without, at('02:00'));
  expect(facts.map(({ type }) => type)).toEqual(['attendance.recorded', 'meeting.framed']);
  expect(recordOf(after(inside, '02:00', facts))).toMatchObject({
    status: 'left',
    arrivedAt: at('01:00'),
    at: at('02:00'),
  });
});

it('who is let in again comes back, with the first time of coming', () => {
  const again = frame(frame(inside, '02:00', without), '03:00', withGuest);
  expect(recordOf(again)).toMatchObject({
    status: 'present',
    arrivedAt: at('01:00'),
    at: at('03:00'),
  });
});

it('whose line broke has left since then, and is here when it is back', () => {
  const away = after(inside, '02:01', guestWent(inside, guest.userId, at('02:00'), at('02:01')));
  expect(recordOf(away)).toMatchObject({ status: 'left', at: at('02:00') });
  expect(guestWent(away, guest.userId, at('02:00'), at('02:05'))).toEqual([]);
  const back = after(away, '02:10', guestCame(away, guest.userId, at('02:10')));
  expect(recordOf(back)).toMatchObject({ status: 'present', arrivedAt: at('01:00') });
  expect(guestCame(back, guest.userId, at('02:11'))).toEqual([]);
});

it('nobody left before they came', () => {
  const facts = guestWent(inside, guest.userId, at('00:30'), at('01:10'));
  expect(recordOf(after(inside, '01:10', facts))).toMatchObject({
    status: 'left',
    at: at('01:00'),
  });
});

it.each([
  ['themselves', (userId: UserId) => ({ by: userId, name: 'attendance.leave', input: {} })],
  [
    'who keeps attendance',
    (userId: UserId) => ({
      by: chair.userId,
      name: 'attendance.mark',
      input: { status: 'left', userId },
    }),
  ],
] as const)(
  'that a guest has left is not said by %s, for they may still hear everything',
  (_who, says) => {
    const record = recordOf(inside);
    if (!record) throw new Error('the guest is here');
    const attendance = { ...inside.attendance, [invited.userId]: record };
    const running: LiveState = { ...inside, phase: 'running', attendance };
    const said = (userId: UserId) => {
      const { by, ...command } = says(userId);
      const commandId = CommandId.parse(randomUUID());
      const context = { actorId: by, now: at('02:00'), commandId, castVotes: new Map() };
      return decide(running, command as Command, context);
    };
    expect(() => said(guest.userId)).toThrow('guest-leaves-by-line');
    expect(said(invited.userId)).toMatchObject([{ record: { status: 'left' } }]);
  },
);

it('of who was invited, and once the meeting is over, nothing is recorded by itself', () => {
  const { userId } = invited;
  expect(guestCame(inside, userId, at('01:00'))).toEqual([]);
  const here = { ...inside, attendance: { ...inside.attendance } };
  const record = recordOf(inside);
  if (record) here.attendance[userId] = record;
  expect(guestWent(here, userId, at('01:00'), at('01:10'))).toEqual([]);
  const ended: LiveState = { ...inside, phase: 'ended' };
  expect(guestWent(ended, guest.userId, at('01:00'), at('01:10'))).toEqual([]);
  expect(guestCame({ ...ended, attendance: {} }, guest.userId, at('01:10'))).toEqual([]);
});

it('whatever guests do, the quorum is that of the members', () => {
  const step = fc.constantFrom('in', 'out', 'came', 'went');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let state = released;
      for (const [minute, name] of steps.entries()) {
        const time = `01:${String(minute).padStart(2, '0')}`;
        if (name === 'in') state = frame(state, time, withGuest);
        if (name === 'out') state = frame(state, time, without);
        if (name === 'came') state = after(state, time, guestCame(state, guest.userId, at(time)));
        if (name === 'went')
          state = after(state, time, guestWent(state, guest.userId, at(time), at(time)));
        expect(state.quorum).toEqual(released.quorum);
      }
    }),
  );
});
