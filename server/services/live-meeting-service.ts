import { refuse } from '#contract/errors.ts';
import type { CommandId, MeetingId, UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import type { CatchUp } from '#contract/live/wire.ts';
import { decide } from '#server/domain/live/decide.ts';
import { changeFrame } from '#server/domain/live/decide-frame.ts';
import type { CastVotes } from '#server/domain/majority.ts';
import { can } from '#server/domain/permissions.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { createListeners } from './listeners.ts';
import type { Clock } from './ports/clock.ts';
import type { FrameReader, Framing } from './ports/framing.ts';
import type { LiveEvents, LiveTransaction } from './ports/live-events.ts';

/** Beyond so many missing events a client gets the whole state instead. */
const MAX_CATCH_UP_EVENTS = 200;

/** So many meetings are kept folded in memory; the one that was asked for least recently is folded anew when needed. */
const MAX_FOLDED_MEETINGS = 200;

const noVotes: CastVotes = new Map();

/** Hears of events after they are committed. */
export type LiveListener = (
  meetingId: MeetingId,
  events: readonly LiveEvent[],
  state: LiveState,
) => void;

/** The running meetings: commands in, events out. */
export interface LiveMeetingService extends Framing {
  /** Carries out a command; sent twice under one id it is done once and answered twice. Returns the stream's head. */
  run(
    actorId: UserId,
    meetingId: MeetingId,
    commandId: CommandId,
    command: Command,
  ): Promise<{ seq: number }>;
  /** The state as of now; NOT_FOUND before the release. */
  stateOf(meetingId: MeetingId): Promise<LiveState>;
  /** The state as last folded in this process, without a look at the log; null when it was never asked for. */
  peek(meetingId: MeetingId): LiveState | null;
  /** What a client that holds `seq` is missing. */
  catchUp(meetingId: MeetingId, seq: number): Promise<CatchUp>;
  /** Calls the listener for each commit, in the order of the stream. Returns the way to stop. */
  onEvents(listener: LiveListener): () => void;
}

/** Makes the service. States are kept folded in memory and brought up from the log; the truth stays in the log. */
export function createLiveMeetingService(deps: {
  events: LiveEvents;
  frames: FrameReader;
  clock: Clock;
  onListenerError?: (error: unknown) => void;
}): LiveMeetingService {
  const { events: streams, frames, clock } = deps;
  const folded = new Map<MeetingId, LiveState>();
  const listeners = createListeners<Parameters<LiveListener>>(deps.onListenerError);
  // One turn per meeting: publishes in the order of the stream, and no more than one connection waits for a meeting's lock.
  const turns = createKeyedQueue<MeetingId>();

  function fold(meetingId: MeetingId, missing: readonly LiveEvent[]): LiveState {
    const before = folded.get(meetingId) ?? initialLiveState;
    const state = missing.filter((event) => event.seq > before.seq).reduce(evolve, before);
    folded.delete(meetingId);
    folded.set(meetingId, state);
    const [longestUnused] = folded.keys();
    if (folded.size > MAX_FOLDED_MEETINGS && longestUnused) folded.delete(longestUnused);
    return state;
  }

  async function currentState(meetingId: MeetingId, tx: LiveTransaction): Promise<LiveState> {
    const seq = folded.get(meetingId)?.seq ?? 0;
    return fold(meetingId, seq < tx.headSeq ? await tx.eventsAfter(seq) : []);
  }

  function publish(meetingId: MeetingId, events: readonly LiveEvent[]): LiveState {
    const state = fold(meetingId, events);
    if (events.length > 0) listeners.tell(meetingId, events, state);
    return state;
  }

  async function stateOf(meetingId: MeetingId): Promise<LiveState> {
    const state = fold(
      meetingId,
      await streams.eventsAfter(meetingId, folded.get(meetingId)?.seq ?? 0),
    );
    if (!state.frame) throw refuse('NOT_FOUND', 'meeting');
    return state;
  }

  return {
    run: (actorId, meetingId, commandId, command) =>
      turns.run(meetingId, async () => {
        const done = await streams.withLock(meetingId, async (tx) => {
          const answered = await tx.answerOf(commandId);
          if (answered && answered.actorId !== actorId) throw refuse('CONFLICT', 'command-id');
          if (answered) return { events: [], seq: answered.seq };
          const state = await currentState(meetingId, tx);
          authorise(state, actorId, command);
          const castVotes =
            command.name === 'ballot.close' ? await tx.sealBallot(command.input.ballotId) : noVotes;
          const now = clock.now();
          const facts = decide(state, command, {
            actorId,
            now: now.toISOString(),
            commandId,
            castVotes,
          });
          const events = await tx.append(facts, actorId, now);
          const seq = tx.headSeq + events.length;
          await tx.keepAnswer(commandId, actorId, seq);
          return { events, seq };
        });
        publish(meetingId, done.events);
        return { seq: done.seq };
      }),
    stateOf,
    peek: (meetingId) => folded.get(meetingId) ?? null,
    async catchUp(meetingId, seq) {
      const state = await stateOf(meetingId);
      if (seq > 0 && seq <= state.seq && state.seq - seq <= MAX_CATCH_UP_EVENTS) {
        return { kind: 'events', events: await streams.eventsAfter(meetingId, seq) };
      }
      return { kind: 'snapshot', state };
    },
    reframe: (meetingId, actorId) =>
      turns.run(meetingId, async () => {
        const events = await streams.withLock(meetingId, async (tx) => {
          const frame = await frames.read(meetingId);
          if (!frame) return [];
          const state = await currentState(meetingId, tx);
          const now = clock.now();
          return tx.append(changeFrame(state, frame, now.toISOString()), actorId, now);
        });
        publish(meetingId, events);
      }),
    onEvents: listeners.add,
  };
}

/** Asks the one table, with the roles that the meeting's frame gives: what isn't allowed there is refused. */
function authorise(state: LiveState, actorId: UserId, command: Command): void {
  if (!state.frame) throw refuse('NOT_FOUND', 'meeting');
  const meetingRoles = rolesInFrame(state.frame, actorId);
  if (meetingRoles.length === 0) throw refuse('NOT_FOUND', 'meeting');
  if (!can({ unitRoles: [], meetingRoles }, command.name)) throw refuse('FORBIDDEN', command.name);
}
