import { refuse } from '#contract/errors.ts';
import type { CommandId, MeetingId, UserId } from '#contract/ids.ts';
import type { Command, CommandOf, ServerCommand } from '#contract/live/commands.ts';
import type { LiveEvent, LiveFact } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import type { CatchUp } from '#contract/live/wire.ts';
import { SYSTEM_ID } from '#server/domain/actor.ts';
import { decide } from '#server/domain/live/decide.ts';
import { requireHidingBallots } from '#server/domain/live/decide-ballots.ts';
import { changeFrame } from '#server/domain/live/decide-frame.ts';
import { frameNews } from '#server/domain/live/frame-news.ts';
import { can } from '#server/domain/permissions.ts';
import { handFacts } from './hand-facts.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { createLastUsed } from './last-used.ts';
import { createListeners } from './listeners.ts';
import type { Clock } from './ports/clock.ts';
import type { FrameReader, Framing, PreparedChanges } from './ports/framing.ts';
import type { LiveEvents, LiveTransaction } from './ports/live-events.ts';
import { ballotFacts, type SecretBallots } from './secret-ballots.ts';

/** Beyond so many missing events a client gets the whole state instead. */
const MAX_CATCH_UP_EVENTS = 200;

/** Events that are together no longer than this, in characters of JSON, are sent without weighing the state against them. */
const SMALL_CATCH_UP_CHARS = 32 * 1024;

/** So many meetings are kept folded in memory; the one that was asked for least recently is folded anew when needed. */
const MAX_FOLDED_MEETINGS = 200;

/** Hears of events after they are committed. */
export type LiveListener = (
  meetingId: MeetingId,
  events: readonly LiveEvent[],
  state: LiveState,
) => void;

/** The running meetings: commands in, events out. */
export interface LiveMeetingService extends Framing, PreparedChanges {
  /** Carries out a command; sent twice under one id it is done once and answered twice. Returns the stream's head. */
  run(
    actorId: UserId,
    meetingId: MeetingId,
    commandId: CommandId,
    command: Command | ServerCommand,
  ): Promise<{ seq: number }>;
  /** The state as of now; NOT_FOUND before the release. */
  stateOf(meetingId: MeetingId): Promise<LiveState>;
  /** The state as last folded in this process, without a look at the log; null when it was never asked for. */
  peek(meetingId: MeetingId): LiveState | null;
  /** What a client that holds `seq` is missing. */
  catchUp(meetingId: MeetingId, seq: number): Promise<CatchUp>;
  /** Appends what the product itself finds of a meeting, decided on its state under its lock. */
  record(meetingId: MeetingId, decide: (state: LiveState) => LiveFact[]): Promise<void>;
  /** Tells the listeners what another process appended to a meeting, or to all that this process was ever asked for. */
  follow(meetingId?: MeetingId): Promise<void>;
  /** Calls the listener for each commit, in the order of the stream. Returns the way to stop. */
  onEvents(listener: LiveListener): () => void;
}

/** Makes the service. States are kept folded in memory and brought up from the log; the truth stays in the log. */
export function createLiveMeetingService(deps: {
  events: LiveEvents;
  frames: FrameReader;
  clock: Clock;
  /** Absent: secret ballots are refused. */
  secretBallots?: SecretBallots;
  onListenerError?: (error: unknown) => void;
}): LiveMeetingService {
  const { events: streams, frames, clock, secretBallots = null } = deps;
  const folded = createLastUsed<MeetingId, LiveState>(MAX_FOLDED_MEETINGS);
  const listeners = createListeners<Parameters<LiveListener>>(deps.onListenerError);
  // One turn per meeting: publishes in the order of the stream, and no more than one connection waits for a meeting's lock.
  const turns = createKeyedQueue<MeetingId>();

  /**
   * Through which event the listeners were told of each meeting, from when it was first asked for: a commit whose answer was lost, or
   * that another process made, is told with the next turn.
   */
  const told = new Map<MeetingId, number>();

  const lastFolded = (meetingId: MeetingId) => folded.get(meetingId) ?? initialLiveState;

  /** Folds events that follow on `base`: while they were read, what is kept may have gone further, or been dropped. */
  function fold(meetingId: MeetingId, base: LiveState, missing: readonly LiveEvent[]): LiveState {
    const kept = lastFolded(meetingId);
    const before = kept.seq > base.seq ? kept : base;
    const state = missing.filter((event) => event.seq > before.seq).reduce(evolve, before);
    // A draft, or an address that names no meeting, takes no place.
    if (state.seq > 0) folded.set(meetingId, state);
    return state;
  }

  async function currentState(meetingId: MeetingId, tx: LiveTransaction): Promise<LiveState> {
    const base = lastFolded(meetingId);
    return fold(meetingId, base, base.seq < tx.headSeq ? await tx.eventsAfter(base.seq) : []);
  }

  function publish(meetingId: MeetingId, base: LiveState, events: readonly LiveEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    told.set(meetingId, last.seq);
    listeners.tell(meetingId, events, fold(meetingId, base, events));
  }

  /** What was committed and not told; asked before anything is appended. */
  async function untold(meetingId: MeetingId, tx: LiveTransaction): Promise<readonly LiveEvent[]> {
    const seq = told.get(meetingId) ?? tx.headSeq;
    told.set(meetingId, seq);
    return seq < tx.headSeq ? tx.eventsAfter(seq) : [];
  }

  async function stateOf(meetingId: MeetingId): Promise<LiveState> {
    const base = lastFolded(meetingId);
    const state = fold(meetingId, base, await streams.eventsAfter(meetingId, base.seq));
    if (state.frame && !told.has(meetingId)) told.set(meetingId, state.seq);
    if (!state.frame) throw refuse('NOT_FOUND', 'meeting');
    return state;
  }

  async function follow(meetingId: MeetingId): Promise<void> {
    await turns.run(meetingId, async () => {
      const seq = told.get(meetingId);
      // Nobody here has asked for it: there is nobody to be told.
      if (seq === undefined) return;
      const base = lastFolded(meetingId);
      const state = fold(meetingId, base, await streams.eventsAfter(meetingId, base.seq));
      if (seq >= state.seq) return;
      const late = await streams.eventsAfter(meetingId, seq);
      publish(
        meetingId,
        state,
        late.filter((event) => event.seq <= state.seq),
      );
    });
  }

  function change<T>(
    meetingId: MeetingId,
    actorId: UserId,
    work: (state: LiveState) => Promise<T>,
  ): Promise<T> {
    return turns.run(meetingId, async () => {
      const done = await streams.withLock(meetingId, async (tx) => {
        const late = await untold(meetingId, tx);
        const state = await currentState(meetingId, tx);
        const answer = await work(state);
        const frame = await frames.read(meetingId);
        const now = clock.now();
        const facts = frame ? changeFrame(state, frame, now.toISOString()) : [];
        const events = [...late, ...(await tx.append(facts, actorId, now))];
        if (frame && facts.length > 0) await tx.tell(frameNews(state.frame, frame, actorId), now);
        return { answer, state, events };
      });
      publish(meetingId, done.state, done.events);
      return done.answer;
    });
  }

  /**
   * Ends the casting of a secret ballot before its close, in a transaction of its own: should the close be lost with the server,
   * nothing has come in when it is repeated.
   */
  async function endSecretCasting(
    actorId: UserId,
    meetingId: MeetingId,
    command: CommandOf<'ballot.close'>,
  ): Promise<void> {
    const { ballotId } = command.input;
    await streams.withLock(meetingId, async (tx) => {
      const state = await currentState(meetingId, tx);
      const { openBallot } = state;
      if (openBallot?.ballotId !== ballotId || !openBallot.secret) return;
      authorise(state, actorId, command);
      // Asked before the casting ends: after a refusal the vote goes on.
      requireHidingBallots((await tx.sealed.read(ballotId)).size, command.input);
      await tx.sealed.endCasting(ballotId);
    });
  }

  return {
    run: (actorId, meetingId, commandId, command) =>
      turns.run(meetingId, async () => {
        if (command.name === 'ballot.close') await endSecretCasting(actorId, meetingId, command);
        const done = await streams.withLock(meetingId, async (tx) => {
          const answered = await tx.answerOf(commandId);
          if (answered && answered.actorId !== actorId) throw refuse('CONFLICT', 'command-id');
          const late = await untold(meetingId, tx);
          const state = await currentState(meetingId, tx);
          if (answered) return { state, events: late, seq: answered.seq };
          authorise(state, actorId, command);
          const asked = { state, actorId, command, commandId };
          const ballot = await ballotFacts(secretBallots, tx, asked);
          const hands = await handFacts(tx, asked);
          const now = clock.now();
          const context = { actorId, now: now.toISOString(), commandId, ...ballot, ...hands };
          const facts = decide(state, command, context);
          const events = await tx.append(facts, actorId, now);
          const seq = tx.headSeq + events.length;
          await tx.keepAnswer(commandId, actorId, seq);
          return { state, events: [...late, ...events], seq };
        });
        publish(meetingId, done.state, done.events);
        return { seq: done.seq };
      }),
    stateOf,
    peek: (meetingId) => folded.get(meetingId) ?? null,
    async catchUp(meetingId, seq) {
      const state = await stateOf(meetingId);
      if (seq > 0 && seq <= state.seq && state.seq - seq <= MAX_CATCH_UP_EVENTS) {
        const events = await streams.eventsAfter(meetingId, seq);
        // A few events of ink, or one frame after the other, can outweigh the state that they lead to.
        const size = JSON.stringify(events).length;
        if (size < SMALL_CATCH_UP_CHARS || size <= JSON.stringify(state).length) {
          return { kind: 'events', events };
        }
      }
      return { kind: 'snapshot', state };
    },
    reframe: (meetingId, actorId) => change(meetingId, actorId, async () => undefined),
    change,
    record: (meetingId, decideOn) =>
      turns.run(meetingId, async () => {
        const done = await streams.withLock(meetingId, async (tx) => {
          const late = await untold(meetingId, tx);
          const state = await currentState(meetingId, tx);
          const events = await tx.append(decideOn(state), SYSTEM_ID, clock.now());
          return { state, events: [...late, ...events] };
        });
        publish(meetingId, done.state, done.events);
      }),
    async follow(meetingId) {
      await Promise.all((meetingId ? [meetingId] : [...told.keys()]).map(follow));
    },
    onEvents: listeners.add,
  };
}

/** Asks the one table, with the roles that the meeting's frame gives: what isn't allowed there is refused. */
function authorise(state: LiveState, actorId: UserId, command: Command | ServerCommand): void {
  if (!state.frame) throw refuse('NOT_FOUND', 'meeting');
  const meetingRoles = rolesInFrame(state.frame, actorId);
  if (meetingRoles.length === 0) throw refuse('NOT_FOUND', 'meeting');
  if (!can({ unitRoles: [], meetingRoles }, command.name)) throw refuse('FORBIDDEN', command.name);
  // What was on its way when its sender was asked to leave; who is in the hall is still checked in.
  if (state.removed[actorId] && command.name !== 'attendance.scan')
    throw refuse('FORBIDDEN', 'removed');
}
