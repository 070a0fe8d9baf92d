import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CommandId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import { LiveEvent, type LiveFact } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { decide } from '#server/domain/live/decide.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';

const at = '2026-03-08T01:00:00.000Z';
const chair = aParticipant(['chair']);
const delegate = aParticipant(['delegate']);
const site = aSite();
const room = site.deviceUserId as UserId;
const frame = aFrame({ participants: [chair, delegate], sites: [site] });
const running: LiveState = { ...initialLiveState, frame, phase: 'running', seq: 7 };

const happens = (state: LiveState, fact: LiveFact) =>
  evolve(state, LiveEvent.parse({ seq: state.seq + 1, at, actorId: chair.userId, ...fact }));

function does(state: LiveState, command: Command): LiveState {
  const context = {
    actorId: chair.userId,
    now: at,
    commandId: CommandId.parse(randomUUID()),
    castVotes: new Map(),
  };
  return decide(state, command, context).reduce(happens, state);
}

const lay = (state: LiveState, layout: 'gallery' | 'speaker' | null) =>
  does(state, { name: 'stage.setLayout', input: { layout } });
const light = (state: LiveState, userId: UserId | null) =>
  does(state, { name: 'stage.spotlight', input: { on: userId && { userId, source: 'camera' } } });

describe('the layout for all', () => {
  it('is set, set anew, and given back', () => {
    const gallery = lay(running, 'gallery');
    expect(gallery.stage).toEqual({ seq: 8, at, layout: 'gallery', spotlight: null });
    // The same again brings back who looks at something else.
    expect(lay(gallery, 'gallery').stage.seq).toBe(9);
    expect(lay(gallery, null).stage).toMatchObject({ seq: 9, layout: null });
    expect(lay(running, null)).toBe(running);
  });

  it('may be set before the start, and not after the end', () => {
    expect(lay({ ...running, phase: 'planned' }, 'speaker').stage.layout).toBe('speaker');
    expect(() => lay({ ...running, phase: 'ended' }, 'speaker')).toThrow('ended');
  });
});

describe('the spotlight', () => {
  it.each([
    ['a person', delegate.userId],
    ['a room, by the account of its device', room],
  ])('is set on %s, and ended', (_, userId) => {
    const lit = light(running, userId);
    expect(lit.stage).toMatchObject({ seq: 8, spotlight: { userId, source: 'camera' } });
    expect(light(lit, null).stage.spotlight).toBeNull();
  });

  it('is refused on a stranger and after the end; ending what is not changes nothing', () => {
    expect(() => light(running, aParticipant(['guest']).userId)).toThrow('participant');
    expect(() => light({ ...running, phase: 'ended' }, room)).toThrow('ended');
    expect(light(running, null)).toBe(running);
  });

  it.each(['left', 'absent', 'excused'] as const)(
    'ends by itself when that person is %s',
    (status) => {
      const record = {
        status,
        at,
        mode: 'remote',
        siteId: null,
        arrivedAt: at,
        reason: 'Đi công tác',
      };
      const gone = (userId: UserId) =>
        ({ type: 'attendance.recorded', userId, record, quorum: running.quorum }) as LiveFact;
      const lit = light(lay(running, 'speaker'), delegate.userId);
      expect(happens(lit, gone(delegate.userId)).stage).toMatchObject({
        layout: 'speaker',
        spotlight: null,
      });
      expect(happens(lit, gone(chair.userId)).stage).toBe(lit.stage);
    },
  );

  it('ends with the frame that the person is no longer in, and stays in one that changed otherwise', () => {
    const lit = light(running, delegate.userId);
    const { quorum } = running;
    const other = { ...frame, title: 'Tên khác' };
    expect(happens(lit, { type: 'meeting.framed', frame: other, quorum }).stage).toBe(lit.stage);
    const without = { ...frame, participants: [chair] };
    expect(
      happens(lit, { type: 'meeting.framed', frame: without, quorum }).stage.spotlight,
    ).toBeNull();
    const ofRoom = light(running, room);
    expect(
      happens(ofRoom, { type: 'meeting.framed', frame: without, quorum }).stage.spotlight,
    ).not.toBeNull();
  });

  it('and the layout end with the meeting', () => {
    const ended = happens(light(lay(running, 'gallery'), room), { type: 'meeting.ended' });
    expect(ended.stage).toEqual({ seq: 0, at: null, layout: null, spotlight: null });
  });
});
