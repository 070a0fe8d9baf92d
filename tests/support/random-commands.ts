import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { StrokeId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import { votedOn } from '#contract/live/evolve.ts';
import { StageLayout } from '#contract/live/stage.ts';
import type { LiveState, MeetingFrame } from '#contract/live/state.ts';
import { aUserId } from './a-frame.ts';
import { aMethod } from './a-method.ts';

/** A step of a random meeting: who asks, and how the command is made from the state at that moment. */
export type Step = { actorId: UserId; command(state: LiveState): Command };

/** Random commands by random actors, strangers included; about a third of them name things that don't exist. */
export function steps(frame: MeetingFrame): fc.Arbitrary<Step[]> {
  const actors = [
    ...frame.participants.map((p) => p.userId),
    ...frame.sites.flatMap((s) => (s.deviceUserId ? [s.deviceUserId] : [])),
    aUserId(),
  ];
  const [chair] = actors;
  if (!chair) throw new Error('A frame needs a chair.');
  // The chair acts as often as all others together, or random meetings would hardly begin.
  const actor = fc.oneof(fc.constant(chair), fc.constantFrom(...actors));
  const known = fc.constantFrom(...actors);
  const itemId = fc.constantFrom(...frame.items.map((item) => item.itemId));
  const documents = frame.items.flatMap((item) => item.documents);
  const versionId = fc.constantFrom(...documents.map((d) => d.versionId));
  const page = fc.integer({ min: 1, max: 7 });
  const pick = fc.nat({ max: 5 });
  const missing = randomUUID();

  const command: fc.Arbitrary<(state: LiveState) => unknown> = fc.oneof(
    always('meeting.start', {}),
    always('attendance.leave', {}),
    fc.boolean().map((shown) => as('attendance.showCode')({ shown })),
    fc.boolean().map((shown) => as('seating.show')({ shown })),
    fc.record({ layout: fc.constantFrom(null, ...StageLayout.options) }).map(as('stage.setLayout')),
    fc
      .record({
        on: fc.option(
          fc.record({
            userId: known,
            source: fc.constantFrom('camera', 'screen', 'documentCamera'),
          }),
        ),
      })
      .map(as('stage.spotlight')),
    fc.record({ userId: known }).map(as('participant.remove')),
    fc.record({ userId: known }).map(as('participant.readmit')),
    fc.constant(as('recording.start')({})),
    fc.constant(as('recording.stop')({})),
    always('meeting.start', { reason: 'Chủ trì quyết định họp' }),
    { arbitrary: always('meeting.end', {}), weight: 1 },
    { arbitrary: fc.record({ itemId }).map(as('agenda.goTo')), weight: 3 },
    { arbitrary: fc.record({ versionId, page }).map(as('presentation.start')), weight: 3 },
    { arbitrary: fc.record({ versionId, page }).map(as('presentation.turnTo')), weight: 6 },
    always('presentation.stop', {}),
    { arbitrary: fc.record({ versionId, page }).map(as('presentation.callAll')), weight: 3 },
    {
      arbitrary: fc.record({ versionId, page }).map((input) => () => ({
        name: 'ink.add',
        input: { ...input, stroke: aStroke() },
      })),
      weight: 3,
    },
    pick.map((n) => (s: LiveState) => ({
      name: 'ink.remove',
      input: { strokeId: s.sharedInk[n]?.strokeId ?? missing },
    })),
    {
      arbitrary: fc
        .record({ mode: fc.constantFrom('inPerson', 'atSite', 'remote') })
        .map(as('attendance.checkIn')),
      weight: 4,
    },
    fc
      .record({ userId: known, status: fc.constantFrom('present', 'left', 'absent', 'excused') })
      .map((input) => () => ({
        name: 'attendance.mark',
        input: { ...input, mode: 'inPerson', reason: 'Đi công tác' },
      })),
    {
      arbitrary: fc
        .record({
          itemId: fc.option(itemId),
          subject: fc.string({ maxLength: 20 }).map((text) => text.trim()),
          kind: fc.constantFrom('speech', 'speech', 'pointOfOrder', 'interpellation'),
          questionedId: fc.option(known),
        })
        .map(as('speakers.request')),
      weight: 5,
    },
    {
      arbitrary: fc.record({ at: pick, before: pick }).map(({ at, before }) => (s: LiveState) => ({
        name: 'speakers.move',
        input: {
          requestId: s.waiting[at]?.requestId ?? missing,
          beforeId: s.waiting[before]?.requestId ?? null,
        },
      })),
      weight: 2,
    },
    pick.map((n) => (s: LiveState) => ({
      name: 'speakers.refuse',
      input: { requestId: s.waiting[n]?.requestId ?? missing, reason: '' },
    })),
    fc
      .record({ userId: known, kind: fc.constantFrom('speech', 'presentation') })
      .map(as('speakers.invite')),
    always('speakers.extend', { seconds: 60 }),
    fc.record({ to: fc.constantFrom('answer', 'followUp') }).map(as('interpellation.turn')),
    always('interpellation.end', {}),
    ...(['speakers.withdraw', 'speakers.call', 'speakers.approve'] as const).map((name) => ({
      arbitrary: pick.map((n) => (s: LiveState) => ({
        name,
        input: { requestId: s.waiting[n]?.requestId ?? missing },
      })),
      weight: 3,
    })),
    always('speakers.end', {}),
    always('readiness.ask', {}),
    always('readiness.say', {}),
    always('readiness.cancel', {}),
    fc.nat({ max: 3 }).map((hands) => (s: LiveState) => ({
      name: 'ballot.enterHands',
      input: {
        ballotId: s.openBallot?.ballotId ?? missing,
        figures: { for: hands, against: 0, abstain: 0, chairChoice: null },
      },
    })),
    always('ballot.open', { itemId: null, question: 'Giơ tay?', seconds: null, byHands: true }),
    ...(['ballot.pause', 'ballot.resume'] as const).map((name) =>
      fc.constant((s: LiveState) => ({
        name,
        input: { ballotId: s.openBallot?.ballotId ?? missing },
      })),
    ),
    {
      arbitrary: fc
        .record({
          itemId: fc.option(itemId),
          question: fc.constant('Thông qua?'),
          seconds: fc.constant(null),
          method: fc.constantFrom(undefined, aMethod(), aMethod({ winsBy: 'majority' })),
        })
        .map(as('ballot.open')),
      weight: 2,
    },
    {
      arbitrary: fc.constant((s: LiveState) => ({
        name: 'ballot.close',
        input: { ballotId: s.openBallot?.ballotId ?? missing },
      })),
      weight: 2,
    },
    {
      arbitrary: fc.constant((s: LiveState) => ({
        name: 'ballot.publish',
        input: { ballotId: votedOn(s)?.ballotId ?? missing },
      })),
      weight: 2,
    },
    fc.constant((s: LiveState) => ({
      name: 'ballot.void',
      input: { ballotId: votedOn(s)?.ballotId ?? missing, reason: 'Nhầm câu hỏi' },
    })),
    fc
      .record({ itemId, text: fc.constantFrom('', 'Thống nhất', 'Giao phòng Kinh tế') })
      .map(as('conclusion.write')),
    fc.record({ text: fc.string({ minLength: 1, maxLength: 30 }) }).map(as('chat.send')),
    fc.record({ userId: known }).map(as('microphone.mute')),
    always('microphone.muteAll', {}),
    fc.record({ mode: fc.constantFrom('floor', 'open', 'locked') }).map(as('microphone.setMode')),
  );
  return fc.array(
    fc.record({ actorId: actor, command: command as fc.Arbitrary<(state: LiveState) => Command> }),
    { minLength: 20, maxLength: 120 },
  );
}

function as(name: Command['name']) {
  return (input: unknown) => () => ({ name, input });
}

function always(name: Command['name'], input: unknown) {
  return fc.constant(() => ({ name, input }));
}

/** A short line of the pen. */
export function aStroke() {
  return {
    strokeId: StrokeId.parse(randomUUID()),
    tool: 'pen' as const,
    color: '#b3261e',
    widthPt: 2,
    points: [
      [10, 20, 0.5],
      [30.25, 40.125, 0.7],
    ] as [number, number, number][],
  };
}
