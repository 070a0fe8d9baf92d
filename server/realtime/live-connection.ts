import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import { z } from 'zod';
import type { Action } from '#contract/actions.ts';
import { refuse } from '#contract/errors.ts';
import { MeetingId } from '#contract/ids.ts';
import { type Command, type CommandName, liveCommands } from '#contract/live/commands.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import type { LiveState } from '#contract/live/state.ts';
import {
  type Answer,
  type ClientFrames,
  CommandRequest,
  EnterRequest,
  LIVE_PROTOCOL,
  type ServerFrames,
  Signal,
  type Welcome,
} from '#contract/live/wire.ts';
import type { MediaNotice } from '#contract/media/wire.ts';
import type { Actor } from '#server/domain/actor.ts';
import { seesAll } from '#server/domain/live/project.ts';
import { allowedActions } from '#server/domain/permissions.ts';
import { errorBodyOf } from '#server/services/error-body.ts';
import type { LiveMeetingService } from '#server/services/live-meeting-service.ts';
import type { BallotBox } from '#server/services/ports/ballot-box.ts';
import { catchUpOf } from './catch-up.ts';
import { createFrameBudget } from './frame-budget.ts';
import type { GuestWatch } from './guest-watch.ts';
import type { MediaGateway } from './media-gateway.ts';
import type { PresenceBook } from './presence.ts';

/** What a socket knows of itself: who it is, which meeting it has entered, and how to take it out or change its rights. */
export type SocketData = {
  actor: Actor;
  meetingId: MeetingId | null;
  leave(): void;
  /** Tells the socket anew what its account may do in the meeting that it has entered. */
  allow(may: readonly Action[]): void;
};

/** The room of the sockets in a meeting that see the whole of its stream. */
export function wholeSightRoom(meetingId: MeetingId): string {
  return `whole:${meetingId}`;
}

/** A live socket, typed by the contract. */
export type LiveSocket = Socket<ClientFrames, ServerFrames, Record<never, never>, SocketData>;

/** What a connection works with. */
export type LiveConnectionDeps = {
  live: LiveMeetingService;
  ballotBox: BallotBox;
  media: Pick<MediaGateway, 'handle' | 'dropped'>;
  presence: PresenceBook;
  guests: Pick<GuestWatch, 'entered'>;
  /** Passes a presenter's signal on to the others in the meeting. */
  passOn(
    socket: LiveSocket,
    signal: { meetingId: MeetingId; signal: Signal },
    state: LiveState,
  ): void;
  log: Logger;
};

const MeetingRef = z.object({ meetingId: MeetingId });
const CatchUpRequest = MeetingRef.extend({ seq: z.int().min(0) });
const SignalRequest = MeetingRef.extend({ signal: Signal });
const MediaRequest = MeetingRef.extend({ name: z.string().max(64), input: z.unknown() });

/** Serves the frames of one socket: parse, find, answer. What can't be parsed is refused, never thrown. */
export function serveConnection(socket: LiveSocket, deps: LiveConnectionDeps): void {
  const { live, ballotBox, media, presence, guests, log } = deps;
  const { actor } = socket.data;
  const commands = createFrameBudget(60, 20);
  const signals = createFrameBudget(120, 60);
  const mediaFrames = createFrameBudget(200, 60);
  // One joining makes transports and a consumer for each that sends.
  const joinings = createFrameBudget(30, 1);

  /** Refuses what is asked of a meeting that this socket has not entered; rights are asked where the work is done. */
  function requireEntered(meetingId: MeetingId): void {
    if (socket.data.meetingId !== meetingId) throw refuse('NOT_FOUND', 'meeting');
  }

  /** Not `forGood`: the line was lost, and the device may come back to its place in the conference. */
  function leave(forGood = true): void {
    const { meetingId } = socket.data;
    if (!meetingId) return;
    socket.data.meetingId = null;
    presence.left(meetingId, actor.userId);
    media.dropped(socket.id, forGood);
    void socket.leave(meetingId);
    void socket.leave(wholeSightRoom(meetingId));
  }
  socket.data.leave = leave;

  let rights: readonly Action[] = [];
  function allow(may: readonly Action[]): void {
    rights = may;
    const { meetingId } = socket.data;
    if (!meetingId) return;
    // Reasons that were written before the right was given come with the next entering.
    void (seesAll(may)
      ? socket.join(wholeSightRoom(meetingId))
      : socket.leave(wholeSightRoom(meetingId)));
  }
  socket.data.allow = allow;

  async function enter(request: EnterRequest): Promise<Welcome> {
    // An address that names no meeting at all is answered like one that names none of one's own.
    if (!MeetingRef.safeParse(request).success) throw refuse('NOT_FOUND', 'meeting');
    const { protocol, meetingId, seq } = EnterRequest.parse(request);
    if (protocol !== LIVE_PROTOCOL) throw refuse('BAD_INPUT', 'protocol');
    const { frame, openBallot, removed } = await live.stateOf(meetingId);
    const meetingRoles = frame ? rolesInFrame(frame, actor.userId) : [];
    if (meetingRoles.length === 0) throw refuse('NOT_FOUND', 'meeting');
    if (removed[actor.userId]) throw refuse('FORBIDDEN', 'removed');
    // Gone while it waited: nobody would take it out of the meeting again.
    if (!socket.connected) throw refuse('UNAVAILABLE', 'line-lost');
    if (socket.data.meetingId !== meetingId) {
      leave();
      socket.data.meetingId = meetingId;
      presence.entered(meetingId, actor.userId);
      guests.entered(meetingId, actor.userId);
      await socket.join(meetingId);
    }
    const may = allowedActions({ unitRoles: [], meetingRoles });
    allow(may);
    if (openBallot) {
      const { ballotId } = openBallot;
      const received = await ballotBox.countOf(ballotId);
      socket.emit('signal', { meetingId, signal: { type: 'ballotReceived', ballotId, received } });
    }
    return {
      selfId: actor.userId,
      may,
      serverTime: new Date().toISOString(),
      catchUp: await catchUpOf(live, meetingId, seq, { userId: actor.userId, may }),
      presence: presence.of(meetingId),
      gone: presence.goneFrom(meetingId),
    };
  }

  socket.on('enter', (request, answer) =>
    reply(answer, log, () => {
      if (!commands.take(Date.now())) throw refuse('TOO_MANY', 'commands');
      return enter(request);
    }),
  );
  socket.on('alive', (answer) => reply(answer, log, async () => null));
  socket.on('leave', () => leave());
  socket.on('disconnect', (reason) => leave(reason === 'server namespace disconnect'));

  socket.on('catchUp', (request, answer) =>
    reply(answer, log, async () => {
      if (!commands.take(Date.now())) throw refuse('TOO_MANY', 'commands');
      const { meetingId, seq } = CatchUpRequest.parse(request);
      requireEntered(meetingId);
      return catchUpOf(live, meetingId, seq, { userId: actor.userId, may: rights });
    }),
  );

  socket.on('command', (request, answer) =>
    reply(answer, log, () => {
      if (!commands.take(Date.now())) throw refuse('TOO_MANY', 'commands');
      const { meetingId, commandId, name, input } = CommandRequest.parse(request);
      const command = parseCommand(name, input);
      requireEntered(meetingId);
      return live.run(actor.userId, meetingId, commandId, command);
    }),
  );

  socket.on('media', (request, answer) =>
    reply(answer, log, () => {
      if (!mediaFrames.take(Date.now())) throw refuse('TOO_MANY', 'media');
      const { meetingId, name, input } = MediaRequest.parse(request);
      if (name === 'media.join' && !joinings.take(Date.now())) throw refuse('TOO_MANY', 'media');
      requireEntered(meetingId);
      const send = (notice: MediaNotice) => socket.emit('media', { meetingId, notice });
      const isOpen = () => socket.connected && socket.data.meetingId === meetingId;
      return media.handle({ id: socket.id, actor, meetingId, isOpen, send }, name, input);
    }),
  );

  socket.on('signal', (request) => {
    const parsed = SignalRequest.safeParse(request);
    if (!parsed.success || !signals.take(Date.now())) return;
    const { meetingId, signal } = parsed.data;
    const state = live.peek(meetingId);
    // Only who presents points and draws for all; what anyone else sends is dropped like any lost signal.
    if (socket.data.meetingId !== meetingId || state?.presentation?.presenterId !== actor.userId)
      return;
    deps.passOn(socket, { meetingId, signal }, state);
  });
}

/** Parses a command by the one table; the names of its keys are the names of commands. */
export function parseCommand(name: string, input: unknown): Command {
  if (!Object.hasOwn(liveCommands, name)) throw refuse('BAD_INPUT', 'unknown-command');
  const known = name as CommandName;
  return { name: known, input: liveCommands[known].parse(input) } as Command;
}

/** Answers a frame: the value, or the refusal. A frame without a way to answer is ignored. */
function reply<T>(answer: unknown, log: Logger, work: () => Promise<T>): void {
  if (typeof answer !== 'function') return;
  const send = answer as (a: Answer<T>) => void;
  Promise.resolve()
    .then(work)
    .then(
      (value) => send({ ok: true, value }),
      (cause: unknown) => {
        const error = errorBodyOf(cause);
        if (error.code === 'INTERNAL') log.error({ err: cause }, 'a live frame failed');
        send({ ok: false, error });
      },
    );
}
