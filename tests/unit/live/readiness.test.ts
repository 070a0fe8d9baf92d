import { describe, expect, it } from 'vitest';
import { votersIn } from '#client/features/ballots/voters.ts';
import type { UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { AT, aRunningState, stateAfter } from '#tests/support/state-after.ts';

const frame = aFrame({
  participants: [
    aParticipant(['chair', 'votingMember']),
    aParticipant(['votingMember']),
    aParticipant(['secretary']),
  ],
});
const [chair, member, secretary] = frame.participants.map((p) => p.userId) as [
  UserId,
  UserId,
  UserId,
];
const running = aRunningState(frame);
const ask: Command = { name: 'readiness.ask', input: {} };
const say: Command = { name: 'readiness.say', input: {} };
const cancel: Command = { name: 'readiness.cancel', input: {} };
const open: Command = {
  name: 'ballot.open',
  input: { itemId: null, question: 'Thông qua?', seconds: null },
};

/** A member who will be absent, and the substitute who votes for them. */
function withSubstitute() {
  const away = aParticipant(['votingMember'], { absence: { reason: 'Công tác' } });
  const replaces = { userId: away.userId, name: away.name };
  const substitute = aParticipant(['votingMember'], { replaces });
  const voting = { ...frame.rules.voting, substitutes: 'withVote' as const };
  const participants = [...frame.participants, away, substitute];
  const seated = { ...frame, participants, rules: { ...frame.rules, voting } };
  return { seated, away: away.userId, substitute: substitute.userId };
}

describe('the ready check', () => {
  it('asks the substitute who votes, not the member whose seat it is', () => {
    const { seated, away, substitute } = withSubstitute();
    const asked = stateAfter(aRunningState(seated), [chair, ask]);
    expect(stateAfter(asked, [substitute, say]).readyCheck?.ready).toEqual([chair, substitute]);
    expect(() => stateAfter(asked, [away, say])).toThrow('not-entitled');
    expect(votersIn(asked)).toEqual([chair, member, substitute]);
  });

  it('counts who asks and votes as ready, and the others as they say so, once each', () => {
    expect(stateAfter(running, [chair, ask]).readyCheck?.ready).toEqual([chair]);
    const asked = stateAfter(running, [secretary, ask]);
    expect(asked.readyCheck).toEqual({ askedAt: AT, ready: [] });
    const said = stateAfter(asked, [member, say], [member, say]);
    expect(said.readyCheck?.ready).toEqual([member]);
  });

  it('ends with the vote that opens, with the meeting, and when it is called off', () => {
    const asked = stateAfter(running, [chair, ask]);
    expect(stateAfter(asked, [chair, open]).readyCheck).toBeNull();
    expect(stateAfter(asked, [secretary, cancel]).readyCheck).toBeNull();
    expect(stateAfter(asked, [chair, { name: 'meeting.end', input: {} }]).readyCheck).toBeNull();
  });

  it('is refused beside a vote or another check, and answered by voters while it goes on alone', () => {
    const asked = stateAfter(running, [chair, ask]);
    const voting = stateAfter(running, [chair, open]);
    expect(() => stateAfter(voting, [chair, ask])).toThrow('ballot-open');
    expect(() => stateAfter(asked, [chair, ask])).toThrow('ready-check-on');
    expect(() => stateAfter(asked, [secretary, say])).toThrow('not-entitled');
    expect(() => stateAfter(running, [member, say])).toThrow('no-ready-check');
    expect(() => stateAfter(running, [chair, cancel])).toThrow('no-ready-check');
  });
});
