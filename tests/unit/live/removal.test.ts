import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type BallotId, CommandId, type UserId } from '#contract/ids.ts';
import { entitledVoters } from '#contract/live/entitled-voters.ts';
import { LiveEvent, type LiveFact } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { decide } from '#server/domain/live/decide.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';

const at = '2026-03-08T01:00:00.000Z';
const chair = aParticipant(['chair', 'votingMember']);
const deputy = aParticipant(['deputyChair']);
const secretary = aParticipant(['secretary']);
const member = aParticipant(['votingMember']);
const byCode = aParticipant(['guest'], { isLetIn: true });
const site = aSite();
const participants = [chair, deputy, secretary, member, byCode];
const frame = aFrame({ participants, sites: [site] });
const here = { status: 'present', mode: 'remote', siteId: null, at, by: 'self' } as const;
const running: LiveState = {
  ...initialLiveState,
  frame,
  phase: 'running',
  seq: 7,
  attendance: { [member.userId]: here },
};

const happens = (state: LiveState, fact: LiveFact) =>
  evolve(state, LiveEvent.parse({ seq: state.seq + 1, at, actorId: chair.userId, ...fact }));

function asks(
  state: LiveState,
  name: 'participant.remove' | 'participant.readmit',
  userId: UserId,
  actorId = chair.userId,
): LiveState {
  const commandId = CommandId.parse(randomUUID());
  const context = { actorId, now: at, commandId, castVotes: new Map() };
  return decide(state, { name, input: { userId } }, context).reduce(happens, state);
}

const remove = (state: LiveState, userId: UserId, by?: UserId) =>
  asks(state, 'participant.remove', userId, by);
const readmit = (state: LiveState, userId: UserId) => asks(state, 'participant.readmit', userId);

describe('who is asked to leave', () => {
  it('stays out until let in again; either twice changes nothing', () => {
    const out = remove(running, member.userId);
    expect(out.removed).toEqual({ [member.userId]: at });
    expect(remove(out, member.userId)).toBe(out);
    expect(readmit(out, member.userId).removed).toEqual({});
    expect(readmit(running, member.userId)).toBe(running);
    expect(happens(out, { type: 'meeting.ended' }).removed).toEqual({});
  });

  it('keeps attendance and vote', () => {
    const out = remove(running, member.userId);
    expect(out.attendance).toBe(running.attendance);
    const { voters } = entitledVoters(frame, out.attendance, { withProxies: true });
    expect(voters).toContain(member.userId);
  });

  it('is not asked out of a vote that is theirs, and is out of one that is not', () => {
    const openBallot = {
      ballotId: randomUUID() as BallotId,
      itemId: null,
      question: 'Thông qua?',
      voters: [member.userId],
      openedAt: at,
      closesAt: null,
    };
    const voting = { ...running, openBallot };
    expect(() => remove(voting, member.userId)).toThrow('ballot-open');
    expect(remove(voting, secretary.userId).removed).toHaveProperty(secretary.userId);
  });

  it('has the floor, waits to speak, presents and stands in the light no more', () => {
    const { userId } = member;
    const floor: LiveState['floor'] = {
      userId,
      kind: 'speech',
      siteId: null,
      requestId: null,
      limitSeconds: 60,
      since: at,
      itemId: null,
    };
    const busy: LiveState = {
      ...running,
      floor,
      presentation: {
        presenterId: userId,
        startedAt: at,
        versionId: frame.items[0]?.documents[0]?.versionId as never,
        page: 1,
      },
      stage: { ...running.stage, spotlight: { userId, source: 'camera' } },
    };
    expect(remove(busy, userId)).toMatchObject({
      floor: null,
      presentation: null,
      stage: { spotlight: null },
      speeches: [{ userId }],
    });
    const others = remove(busy, secretary.userId);
    expect(others).toMatchObject({ floor, stage: { spotlight: { userId } } });
    expect(others.presentation).toBe(busy.presentation);
  });
});

describe('nobody', () => {
  it.each([
    ['the chair', chair.userId, deputy.userId],
    ['the chair as the chair', chair.userId, chair.userId],
    ['the secretary as a deputy', secretary.userId, deputy.userId],
    ['oneself as a deputy', deputy.userId, deputy.userId],
  ])('removes %s', (_, userId, by) => {
    expect(() => remove(running, userId, by)).toThrow('leads-meeting');
  });

  it.each([
    ['a stranger', aParticipant([]).userId],
    ['the device of a room', site.deviceUserId as UserId],
    ['a guest by the code, who goes with their session', byCode.userId],
  ])('removes %s', (_, userId) => {
    expect(() => remove(running, userId)).toThrow('participant');
  });

  it('removes or lets in after the end', () => {
    const over = { ...running, phase: 'ended' as const };
    expect(() => remove(over, member.userId)).toThrow('ended');
    expect(() => readmit(over, member.userId)).toThrow('ended');
  });
});
