import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CommandId, type UserId } from '#contract/ids.ts';
import { codeOnScreen } from '#contract/live/code-shown.ts';
import type { Command, ServerCommand } from '#contract/live/commands.ts';
import { LiveEvent } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { decide } from '#server/domain/live/decide.ts';
import { changeFrame } from '#server/domain/live/decide-frame.ts';
import type { CastVotes } from '#server/domain/majority.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';

const site = aSite();
const central = aSite({ isCentral: true, name: 'Điểm cầu trung tâm' });
const chair = aParticipant(['chair', 'votingMember']);
const secretary = aParticipant(['secretary']);
const [first, second] = [aParticipant(['votingMember']), aParticipant(['votingMember'])];
const frame = aFrame({
  participants: [chair, secretary, first, second],
  sites: [site, central],
});
const at = (time: string) => `2026-03-08T${time}:00.000Z`;

function act(
  state: LiveState,
  time: string,
  actorId: UserId,
  command: Command | ServerCommand,
  castVotes: CastVotes = new Map(),
): LiveState {
  const context = {
    actorId,
    now: at(time),
    commandId: CommandId.parse(randomUUID()),
    castVotes,
  };
  return decide(state, command, context).reduce(
    (before, fact) =>
      evolve(before, LiveEvent.parse({ seq: before.seq + 1, at: at(time), actorId, ...fact })),
    state,
  );
}

const released = changeFrame(initialLiveState, frame, at('00:00')).reduce(
  (before, fact) =>
    evolve(before, { seq: before.seq + 1, at: at('00:00'), actorId: chair.userId, ...fact }),
  initialLiveState,
);
const checkIn = { name: 'attendance.checkIn', input: { mode: 'inPerson' } } as const;
const leave = { name: 'attendance.leave', input: {} } as const;
const start = { name: 'meeting.start', input: {} } as const;
const scan = (siteId: (typeof site)['siteId'] | null) =>
  ({ name: 'attendance.scan', input: { siteId } }) as const;
const mark = (input: Extract<Command, { name: 'attendance.mark' }>['input']) =>
  ({ name: 'attendance.mark', input }) as const;

/** The chair and the first member are there, which is two of three. */
function running(): LiveState {
  return act(act(released, '01:00', first.userId, checkIn), '01:05', chair.userId, start);
}

describe('arriving and leaving', () => {
  it('says how it was done, and keeps the first arrival of who comes back', () => {
    let state = running();
    expect(state.attendance[first.userId]).toEqual({
      status: 'present',
      mode: 'inPerson',
      siteId: null,
      at: at('01:00'),
      by: 'self',
    });
    state = act(state, '02:00', first.userId, leave);
    expect(state.attendance[first.userId]).toEqual({
      status: 'left',
      mode: 'inPerson',
      siteId: null,
      at: at('02:00'),
      by: 'self',
      arrivedAt: at('01:00'),
    });
    state = act(state, '02:30', first.userId, checkIn);
    expect(state.attendance[first.userId]).toMatchObject({
      status: 'present',
      at: at('02:30'),
      arrivedAt: at('01:00'),
    });
  });

  it('takes who leaves out of the quorum, and back in again', () => {
    const state = running();
    expect(state.quorum).toMatchObject({ present: 2, required: 2, reached: true });
    const gone = act(state, '02:00', first.userId, leave);
    expect(gone.quorum).toMatchObject({ present: 1, reached: false });
    expect(act(gone, '02:10', first.userId, checkIn).quorum.reached).toBe(true);
  });

  it('lets the secretary note both afterwards, in their order and not ahead of time', () => {
    const state = running();
    const { userId } = second;
    const by = secretary.userId;
    const come = mark({ status: 'present', userId, mode: 'inPerson', at: at('01:10') });
    const here = act(state, '01:30', by, come);
    expect(here.attendance[userId]).toMatchObject({
      at: at('01:30'),
      arrivedAt: at('01:10'),
      by: 'secretary',
    });
    const left = (time: string) => mark({ status: 'left', userId, at: at(time) });
    expect(act(here, '02:00', by, left('01:45')).attendance[userId]).toMatchObject({
      status: 'left',
      arrivedAt: at('01:10'),
      at: at('01:45'),
    });
    expect(() => act(here, '02:00', by, left('01:09'))).toThrow('attendance-time');
    expect(() => act(here, '02:00', by, left('02:01'))).toThrow('attendance-time');
    expect(() => act(state, '01:05', by, come)).toThrow('attendance-time');
  });

  it('is not for who has not come, nor before the start', () => {
    expect(() => act(running(), '02:00', second.userId, leave)).toThrow('not-present');
    const early = act(released, '01:00', first.userId, checkIn);
    expect(() => act(early, '01:01', first.userId, leave)).toThrow('not-started');
  });

  it('does not bring back by their vote who left after the vote had opened', () => {
    const open = { itemId: null, question: 'Thông qua?', seconds: null };
    let state = act(running(), '02:00', second.userId, checkIn);
    state = act(state, '02:00', second.userId, leave);
    state = act(state, '02:01', chair.userId, { name: 'ballot.open', input: open });
    state = act(state, '02:02', first.userId, leave);
    const votes: CastVotes = new Map([
      [first.userId, 'for'],
      [second.userId, 'for'],
    ]);
    const ballotId = state.openBallot?.ballotId as never;
    const close = { name: 'ballot.close', input: { ballotId } } as const;
    state = act(state, '02:03', chair.userId, close, votes);
    expect(state.attendance[first.userId]?.status).toBe('left');
    expect(state.attendance[second.userId]?.status).toBe('present');
  });

  it('counts by their ballot who votes without having checked in, since the vote opened and as the seat tells', () => {
    const [there, inHall] = [
      aParticipant(['votingMember'], { siteId: site.siteId }),
      aParticipant(['votingMember'], { siteId: central.siteId }),
    ];
    const participants = [...frame.participants, there, inHall];
    const open = { itemId: null, question: 'Thông qua?', seconds: null };
    const seated = { ...running(), frame: { ...frame, participants } };
    let state = act(seated, '02:01', chair.userId, { name: 'ballot.open', input: open });
    const who = [second.userId, there.userId, inHall.userId];
    const votes: CastVotes = new Map(who.map((id) => [id, 'for']));
    const ballotId = state.openBallot?.ballotId as never;
    const close = { name: 'ballot.close', input: { ballotId } } as const;
    state = act(state, '02:03', chair.userId, close, votes);
    const come = { at: at('02:03'), arrivedAt: at('02:01'), by: 'ballot' };
    expect(who.map((id) => state.attendance[id])).toMatchObject([
      { ...come, mode: 'remote', siteId: null },
      { ...come, mode: 'atSite', siteId: site.siteId },
      { ...come, mode: 'inPerson', siteId: null },
    ]);
  });
});

describe('the code of a hall screen', () => {
  it('checks in at the site of the screen, and in the room where it is the central one or none', () => {
    const { userId } = second;
    const there = act(released, '01:00', userId, scan(site.siteId));
    expect(there.attendance[userId]).toMatchObject({
      mode: 'atSite',
      siteId: site.siteId,
      by: 'code',
    });
    for (const siteId of [null, central.siteId])
      expect(act(released, '01:00', userId, scan(siteId)).attendance[userId]).toMatchObject({
        mode: 'inPerson',
        siteId: null,
      });
  });

  it('changes nothing when it is read again at the same place', () => {
    const there = act(released, '01:00', second.userId, scan(site.siteId));
    expect(act(there, '01:01', second.userId, scan(site.siteId))).toEqual(there);
    expect(act(there, '01:01', second.userId, scan(null)).attendance[second.userId]).toMatchObject({
      mode: 'inPerson',
      arrivedAt: at('01:00'),
    });
  });

  it('is shown until a quarter of an hour after the start, and again when it is asked for', () => {
    const on = (state: LiveState, time: string) => codeOnScreen(state, Date.parse(at(time)));
    expect(on(released, '00:30')).toBe('beside');
    const state = running();
    expect([on(state, '01:19'), on(state, '01:20')]).toEqual(['beside', 'no']);
    const show = (shown: boolean) => ({ name: 'attendance.showCode', input: { shown } }) as const;
    const asked = act(state, '02:00', secretary.userId, show(true));
    expect([on(asked, '02:14'), on(asked, '02:15')]).toEqual(['asked', 'no']);
    expect(on(act(asked, '02:01', secretary.userId, show(false)), '02:02')).toBe('no');
    const end = act(asked, '02:05', chair.userId, { name: 'meeting.end', input: {} });
    expect(on(end, '02:06')).toBe('no');
  });
});

describe('opening without a quorum', () => {
  const reason = 'Việc khẩn cấp về phòng, chống lụt bão';

  it('is refused without a reason', () => {
    expect(() => act(released, '01:00', chair.userId, start)).toThrow('no-quorum');
  });

  it('is recorded as the chair’s decision, with the figures of that moment', () => {
    const state = act(released, '01:00', chair.userId, {
      name: 'meeting.start',
      input: { reason },
    });
    expect(state.phase).toBe('running');
    expect(state.withoutQuorum).toEqual({
      reason,
      quorum: { base: 3, present: 1, required: 2, reached: false },
    });
  });

  it('records nothing where the quorum is there, the chair’s own arrival counted', () => {
    const early = act(released, '00:50', first.userId, checkIn);
    const state = act(early, '01:00', chair.userId, { name: 'meeting.start', input: { reason } });
    expect(state.quorum.reached).toBe(true);
    expect(state.withoutQuorum).toBeNull();
  });

  it('asks for nothing where nobody has a vote', () => {
    const guests = { ...frame, participants: [aParticipant(['chair']), aParticipant(['guest'])] };
    const leader = guests.participants[0]?.userId as UserId;
    expect(
      act(
        { ...released, frame: guests, quorum: { ...released.quorum, base: 0 } },
        '01:00',
        leader,
        start,
      ).phase,
    ).toBe('running');
  });
});

it('who leaves gives up the floor, and waits for it no more', () => {
  const invite = { userId: first.userId, kind: 'speech' as const };
  const asked = { itemId: null, subject: '', kind: 'pointOfOrder' as const, questionedId: null };
  let state = act(running(), '01:10', chair.userId, { name: 'speakers.invite', input: invite });
  state = act(state, '01:11', first.userId, { name: 'speakers.request', input: asked });
  const away = act(state, '01:15', first.userId, leave);
  expect(away).toMatchObject({ floor: null, waiting: [] });
  expect(away.speeches).toMatchObject([{ userId: first.userId, seconds: 300 }]);
});

it('reads the events of before, which say neither how nor why', () => {
  const old = (fact: object) =>
    LiveEvent.parse({ seq: 1, at: at('01:00'), actorId: chair.userId, ...fact });
  const record = { status: 'present', mode: 'inPerson', siteId: null, at: at('01:00') };
  const quorum = { base: 3, present: 1, required: 2, reached: false };
  const arrived = old({ type: 'attendance.recorded', userId: first.userId, record, quorum });
  expect(arrived).toMatchObject({ record });
  expect(JSON.stringify(arrived)).not.toContain('by');
  expect(evolve(released, old({ type: 'meeting.started' })).withoutQuorum).toBeNull();
});
