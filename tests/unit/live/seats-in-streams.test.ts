import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { BallotId, CommandId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import { LiveEvent } from '#contract/live/events.ts';
import { evolve, votedOn } from '#contract/live/evolve.ts';
import {
  type BallotChoice,
  type ClosedBallot,
  initialLiveState,
  type LiveState,
  type MeetingFrame,
  type OpenBallot,
} from '#contract/live/state.ts';
import type { VoteBase } from '#contract/meeting-rules.ts';
import { newSlipCode } from '#contract/secret-ballots/slip.ts';
import { decide } from '#server/domain/live/decide.ts';
import { changeFrame } from '#server/domain/live/decide-frame.ts';
import { quorumOf } from '#server/domain/quorum.ts';
import { type SecretTally, tallySlips } from '#server/domain/secret-tally.ts';
import { aParticipant } from '#tests/support/a-frame.ts';
import { type Step, steps } from '#tests/support/random-commands.ts';
import { someSitting } from '#tests/support/some-sitting.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seats in streams: SEED=${seed}`);

const SECRET_TERMS = {
  publicKey: `04${'0'.repeat(128)}`,
  questionHash: '0'.repeat(64),
  signingKey: '0'.repeat(64),
  codesShownTo: 'nobody' as const,
};

/** A meeting with substitutes and proxies under any rule; its first member chairs, and the steps of its day. */
const someDay = fc
  .record({
    sitting: someSitting,
    base: fc.constantFrom<VoteBase>('members', 'present'),
    isLedByHolder: fc.boolean(),
  })
  .map(({ sitting, base, isLedByHolder }): MeetingFrame => {
    const frame = isLedByHolder ? withHolder(sitting.frame) : sitting.frame;
    const [first, ...others] = frame.participants;
    if (!first) throw new Error('a sitting of nobody');
    const chair = { ...first, roles: ['chair' as const, 'votingMember' as const] };
    const decision = { ...frame.rules.decision, base };
    return {
      ...frame,
      participants: [chair, ...others, aParticipant(['secretary'])],
      rules: { ...frame.rules, decision },
    };
  })
  .chain((frame) => steps(frame).map((script) => ({ frame, script: withVotes(frame, script) })));

/** The last member has given their vote to the first, or random meetings would hardly have a ballot that counts for several seats. */
function withHolder(frame: MeetingFrame): MeetingFrame {
  const { participants, rules } = frame;
  const [first, ...others] = participants;
  const giver = others.findLast(({ replaces }) => !replaces);
  if (!first || !giver) return frame;
  const proxy = { userId: first.userId, name: first.name };
  const proxiesPerHolder = Math.max(1, rules.voting.proxiesPerHolder);
  return {
    ...frame,
    participants: participants
      .filter(({ replaces }) => replaces?.userId !== giver.userId)
      .map((one) => (one === giver ? { ...one, absence: { reason: 'Công tác', proxy } } : one)),
    rules: { ...rules, voting: { ...rules.voting, proxiesPerHolder } },
  };
}

/** The steps with votes of the chair's between them, one after the other, or random meetings would hardly have one with a result. */
function withVotes(frame: MeetingFrame, script: readonly Step[]): Step[] {
  const actorId = frame.participants[0]?.userId as UserId;
  const voteIn = (state: LiveState) => votedOn(state)?.ballotId ?? BallotId.parse(randomUUID());
  const course: Step['command'][] = [
    () => ({ name: 'ballot.open', input: { itemId: null, question: 'Thông qua?', seconds: null } }),
    (state) => ({ name: 'ballot.close', input: { ballotId: voteIn(state) } }),
    (state) => ({ name: 'ballot.publish', input: { ballotId: voteIn(state) } }),
  ];
  const start: Step['command'] = () => ({ name: 'meeting.start', input: { reason: 'Họp' } });
  return script.flatMap((step, n) => [
    step,
    { actorId, command: n < 3 ? start : (course[n % course.length] ?? start) },
  ]);
}

/** The meeting as its list changes between two votes: nobody stands in, nobody holds a proxy, all as it was. */
function framesOf(frame: MeetingFrame): MeetingFrame[] {
  const { participants } = frame;
  return [
    { ...frame, participants: participants.filter((p) => !p.replaces) },
    { ...frame, participants: participants.map(({ absence: _, ...person }) => person) },
    frame,
  ];
}

/** What the voters put in: each third for, against, and nothing; by the method of their vote. */
function castIn({ voters, method }: OpenBallot): Map<UserId, BallotChoice> {
  const choices = method ? [{ options: [0] }, { options: [] }] : (['for', 'against'] as const);
  return new Map(
    voters.flatMap((voter, n) => {
      const choice = choices[n % 3];
      return choice ? [[voter, choice] as const] : [];
    }),
  );
}

function talliedOf(ballot: OpenBallot): SecretTally {
  const slips = [...castIn(ballot)].map(
    ([voter, choice]) => [voter, { code: newSlipCode(), choice }] as const,
  );
  return tallySlips(new Map(slips), ballot.method);
}

/** Every second vote on devices that random people open is a secret one. */
function commandOf(step: Step, state: LiveState, index: number): Command {
  const command = step.command(state);
  if (command.name !== 'ballot.open' || command.input.byHands || index % 4 < 2) return command;
  return { name: command.name, input: { ...command.input, secret: { codesShownTo: 'nobody' } } };
}

/** Plays the steps; `look` sees the state before and after each event. */
function play(
  frame: MeetingFrame,
  script: readonly Step[],
  look: (event: LiveEvent, before: LiveState, after: LiveState) => void,
): void {
  const frames = framesOf(frame);
  let state = initialLiveState;
  const apply = (fact: object, actorId: UserId, at: string) => {
    const event = LiveEvent.parse({ seq: state.seq + 1, at, actorId, ...fact });
    const before = state;
    state = evolve(before, event);
    look(event, before, state);
  };
  const chair = frame.participants[0]?.userId as UserId;
  const framed = { type: 'meeting.framed', frame, quorum: quorumOf(frame, {}) };
  apply(framed, chair, '2026-03-08T01:00:00.000Z');
  for (const [index, step] of script.entries()) {
    const now = new Date(Date.UTC(2026, 2, 8, 1, 0, index)).toISOString();
    const ballot = votedOn(state);
    // As the services hold it: who votes is not changed while a vote is under way.
    const changed = index % 9 === 8 && !ballot && frames[Math.floor(index / 9) % frames.length];
    const handFigures = { for: 1, against: 0, abstain: 0, chairChoice: null };
    const command = commandOf(step, state, index);
    // Nothing is voted on in a meeting that is over.
    if (command.name === 'meeting.end') continue;
    try {
      const facts = changed
        ? changeFrame(state, changed, now)
        : decide(state, command, {
            actorId: step.actorId,
            now,
            commandId: CommandId.parse(randomUUID()),
            castVotes: ballot ? castIn(ballot) : new Map(),
            handCounts: new Map(ballot?.hands?.enteredBy.map((id) => [id, handFigures])),
            handFigures,
            ...(ballot?.secret && { secretTally: talliedOf(ballot) }),
            ...(command.name === 'ballot.open' &&
              command.input.secret && { secretTerms: SECRET_TERMS }),
          });
      for (const fact of facts) apply(fact, step.actorId, now);
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
    }
  }
}

const isPresent = ({ attendance }: LiveState, id: UserId | undefined) =>
  id !== undefined && attendance[id]?.status === 'present';

/** The members of the frame with a vote, counted by hand. */
const membersOf = ({ participants }: MeetingFrame) =>
  participants.filter((p) => !p.replaces && p.roles.includes('votingMember'));

/** One seat, one vote: each voter has a seat of their own, and the weights are those of members who gave their vote to them. */
function expectFairList(ballot: OpenBallot, state: LiveState, frame: MeetingFrame): void {
  const { voters, weights = {} } = ballot;
  const { entitled, substitutes, proxiesPerHolder } = frame.rules.voting;
  const people = new Map(frame.participants.map((person) => [person.userId, person]));
  const seats = voters.map((voter) => people.get(voter)?.replaces?.userId ?? voter);
  expect(new Set(seats).size).toBe(voters.length);
  const members = new Set(membersOf(frame).map(({ userId }) => userId));
  for (const seat of seats) expect(members.has(seat)).toBe(true);
  let given = 0;
  for (const voter of voters) {
    const replaces = people.get(voter)?.replaces;
    if (replaces) {
      expect(substitutes).toBe('withVote');
      expect(isPresent(state, replaces.userId)).toBe(false);
    }
    if (entitled === 'present') expect(isPresent(state, voter)).toBe(true);
    const held = (weights[voter] ?? 1) - 1;
    given += held;
    expect(held).toBeLessThanOrEqual(proxiesPerHolder);
    const givers = frame.participants.filter(
      ({ userId, absence }) => absence?.proxy?.userId === voter && !seats.includes(userId),
    );
    expect(givers.length).toBeGreaterThanOrEqual(held);
  }
  if (ballot.secret || ballot.hands) expect(given).toBe(0);
  expect(voters.length + given).toBeLessThanOrEqual(members.size);
  if (entitled === 'members') expect(voters.length + given).toBe(members.size);
  expect(ballot.seats ?? voters.length).toBe(members.size);
}

/** The base is that of the rule, and every vote of the result has a seat behind it. */
function expectFairResult(closed: ClosedBallot, frame: MeetingFrame): void {
  const { result, voters, weights = {} } = closed;
  const weightOf = (voter: UserId) => weights[voter] ?? 1;
  const cast = castIn(closed);
  const votes = [...cast.keys()].reduce((sum, voter) => sum + weightOf(voter), 0);
  const members = membersOf(frame).length;
  expect(result.cast).toBe(closed.hands ? 1 : votes);
  expect(result.cast).toBeLessThanOrEqual(members);
  if (frame.rules.decision.base === 'members') expect(result.base).toBe(members);
  else expect(result.base).toBeLessThanOrEqual(voters.reduce((sum, v) => sum + weightOf(v), 0));
  if (!closed.hands) expect(result.base).toBeGreaterThanOrEqual(result.cast);
  if (!('for' in result) || closed.hands) return;
  const forIt = [...cast].filter(([, choice]) => choice === 'for');
  expect(result.for).toBe(forIt.reduce((sum, [voter]) => sum + weightOf(voter), 0));
}

it('holds in random meetings with substitutes and proxies: one seat one vote, the base, the quorum', () => {
  const seen = { votes: 0, secret: 0, weighed: 0, substitutes: 0, results: 0, quorums: 0 };
  fc.assert(
    fc.property(someDay, ({ frame, script }) => {
      play(frame, script, (event, before, after) => {
        const now = after.frame;
        if (!now) return;
        const here = membersOf(now).filter(({ userId }) => {
          const substitute = now.participants.find((p) => p.replaces?.userId === userId);
          const withVote = now.rules.voting.substitutes === 'withVote';
          return isPresent(after, userId) || (withVote && isPresent(after, substitute?.userId));
        });
        expect(after.quorum).toMatchObject({ base: membersOf(now).length, present: here.length });
        seen.quorums += here.length > 0 ? 1 : 0;
        if (event.type === 'ballot.opened') {
          const { ballot } = event;
          expectFairList(ballot, before, now);
          seen.votes += 1;
          seen.secret += ballot.secret ? 1 : 0;
          seen.weighed += Object.keys(ballot.weights ?? {}).length;
          const standsIn = (id: UserId) =>
            now.participants.some((p) => p.userId === id && p.replaces);
          seen.substitutes += ballot.voters.filter(standsIn).length;
        }
        if (event.type === 'ballot.closed') {
          expectFairResult(after.closedBallots.at(-1) as ClosedBallot, now);
          seen.results += 1;
        }
      });
    }),
    { seed, numRuns: 120 },
  );
  console.log(`  seen: ${JSON.stringify(seen)}`);
  // A run in which nothing of the kind happens would prove nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(3);
});
