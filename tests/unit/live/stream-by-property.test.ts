import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { CommandId, PreparedBallotId, type UserId } from '#contract/ids.ts';
import { LiveEvent } from '#contract/live/events.ts';
import { evolve, votedOn } from '#contract/live/evolve.ts';
import { mayPresent } from '#contract/live/may-present.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import { type Choice, initialLiveState, LiveState } from '#contract/live/state.ts';
import { decide } from '#server/domain/live/decide.ts';
import { changeFrame } from '#server/domain/live/decide-frame.ts';
import { projectEvent, projectState } from '#server/domain/live/project.ts';
import { quorumOf, votingMembers } from '#server/domain/quorum.ts';
import { aFrame } from '#tests/support/a-frame.ts';
import { aSeating } from '#tests/support/a-seating.ts';
import { type Step, steps } from '#tests/support/random-commands.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`stream by property: SEED=${seed}`);

const unseated = aFrame();
const frame = { ...unseated, seating: aSeating(unseated) };

/** A guest, for whom the first item's papers are not meant in one of the frames. */
const viewer = frame.participants.at(-1)?.userId as UserId;
const narrow = { roles: ['votingMember' as const], unitIds: [], siteIds: [], userIds: [] };

const oneHand = { for: 1, against: 0, abstain: 0, chairChoice: null };
const aPrepared = {
  preparedBallotId: PreparedBallotId.parse(randomUUID()),
  version: 1,
  question: 'Thông qua?',
  seconds: null,
};

/**
 * The meeting as its secretary changes it meanwhile: papers are meant for the voting members alone, somebody is taken out, an item
 * loses its papers and its presenter.
 */
const FRAMES = [
  {
    ...frame,
    items: frame.items.map((item, n) =>
      n > 0
        ? item
        : { ...item, documents: item.documents.map((d) => ({ ...d, audience: narrow })) },
    ),
  },
  { ...frame, items: frame.items.map((item) => ({ ...item, preparedBallots: [aPrepared] })) },
  { ...frame, participants: frame.participants.filter((_, n) => n !== 4 && n !== 7) },
  { ...frame, items: frame.items.map((item) => ({ ...item, presenterId: null, documents: [] })) },
  frame,
];

/** What a device of the viewer holds that got each event as it may see it, and the state anew with each frame. */
function seenBy(userId: UserId, log: readonly LiveEvent[]): LiveState {
  let whole = initialLiveState;
  let seen = initialLiveState;
  for (const event of log) {
    whole = evolve(whole, event);
    seen =
      event.type === 'meeting.framed'
        ? projectState(whole, userId)
        : evolve(seen, projectEvent(event, whole.frame, userId));
  }
  return seen;
}

/** Plays steps from a released meeting, whose frame changes after every seventh; refused commands leave state and log as they were. */
function play(script: readonly Step[]) {
  const log: LiveEvent[] = [
    {
      seq: 1,
      at: '2026-03-08T01:00:00.000Z',
      actorId: votingMembers(frame)[0] as UserId,
      type: 'meeting.framed',
      frame,
      quorum: quorumOf(frame, {}),
    },
  ];
  let state = log.reduce(evolve, initialLiveState);
  let accepted = 0;
  for (const [index, step] of script.entries()) {
    const now = new Date(Date.UTC(2026, 2, 8, 1, 0, index)).toISOString();
    const before = structuredClone(state);
    const votes = new Map<UserId, Choice>(
      votingMembers(frame).map((id, n) => [id, n % 2 ? 'for' : 'against']),
    );
    const changed = index % 7 === 6 && FRAMES[Math.floor(index / 7) % FRAMES.length];
    try {
      const facts = changed
        ? changeFrame(state, changed, now)
        : decide(state, step.command(state), {
            actorId: step.actorId,
            now,
            commandId: CommandId.parse(randomUUID()),
            castVotes: votes,
            handCounts: new Map(
              state.openBallot?.hands?.enteredBy.map((userId) => [userId, oneHand]),
            ),
            handFigures: oneHand,
          });
      for (const fact of facts) {
        const event = LiveEvent.parse({
          seq: state.seq + 1,
          at: now,
          actorId: step.actorId,
          ...fact,
        });
        log.push(event);
        state = evolve(state, event);
        accepted += 1;
      }
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      expect(state).toEqual(before);
    }
  }
  return { state, log, accepted };
}

describe('the stream of a meeting', () => {
  it('folds its log to its state, after random commands by random actors', () => {
    let events = 0;
    let hidden = 0;
    fc.assert(
      fc.property(steps(frame), (script) => {
        const { state, log, accepted } = play(script);
        events += accepted;
        const rebuilt = (JSON.parse(JSON.stringify(log)) as LiveEvent[]).reduce(
          evolve,
          initialLiveState,
        );
        expect(rebuilt).toEqual(state);
        expect(seenBy(viewer, log)).toEqual(projectState(state, viewer));
        hidden += state.frame && projectState(state, viewer).frame !== state.frame ? 1 : 0;
        expect(LiveState.parse(state)).toEqual(state);
        expect(log.map((event) => event.seq)).toEqual(log.map((_, index) => index + 1));
      }),
      { seed, numRuns: 150 },
    );
    expect(events).toBeGreaterThan(1000);
    expect(hidden).toBeGreaterThan(10);
  });

  it('keeps its promises in every state', () => {
    fc.assert(
      fc.property(steps(frame), (script) => {
        const { state, log } = play(script);
        const waiting = state.waiting.map(({ userId, kind }) => `${userId} ${kind}`);
        expect(new Set(waiting).size).toBe(waiting.length);
        const order = state.waiting.map(({ kind }) => kind === 'pointOfOrder');
        expect(order).toEqual(order.toSorted((a, b) => Number(b) - Number(a)));
        const isIn = (userId: UserId) =>
          state.frame !== null && rolesInFrame(state.frame, userId).length > 0;
        for (const { questionedId } of state.waiting)
          if (questionedId) expect(isIn(questionedId)).toBe(true);
        if (state.interpellation) expect(isIn(state.interpellation.questionedId)).toBe(true);
        if (state.frame) expect(state.quorum).toEqual(quorumOf(state.frame, state.attendance));
        expect(new Set(state.doneItemIds).size).toBe(state.doneItemIds.length);
        expect(state.doneItemIds).not.toContain(state.currentItemId);
        for (const { rollCall, result, voters, hands } of state.closedBallots) {
          expect(rollCall.map((line) => line.userId)).toEqual(hands ? [] : voters);
          if ('for' in result)
            expect(result.for + result.against + result.abstain).toBe(result.cast);
          expect(result.cast).toBeLessThanOrEqual(result.base);
        }
        expect(state.openBallot === null || state.countedBallot === null).toBe(true);
        const over = log.filter(({ type }) => type === 'ballot.closed' || type === 'ballot.voided');
        expect(state.closedBallots.length + state.voidBallots.length).toBe(over.length);
        const { presentation } = state;
        if (presentation) {
          expect(mayPresent(state, presentation.presenterId)).toBe(true);
          const shown = state.frame?.items.flatMap((item) => item.documents);
          expect(shown?.map((d) => d.versionId)).toContain(presentation.versionId);
        }
        if (state.phase !== 'running') {
          expect(state.floor).toBeNull();
          expect(votedOn(state)).toBeNull();
          expect(state.interpellation).toBeNull();
          expect(state.presentation).toBeNull();
          expect(state.pageCall).toBeNull();
        }
        const given = log.filter((event) => event.type === 'floor.given').length;
        const taken = log.filter((event) => event.type === 'floor.taken').length;
        expect(given - taken).toBe(state.floor ? 1 : 0);
      }),
      { seed, numRuns: 150 },
    );
  });
});
