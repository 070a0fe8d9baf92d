import type { Server } from 'socket.io';
import type { MeetingId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { ClientFrames, ServerFrames, Signal } from '#contract/live/wire.ts';
import {
  hasNarrowedDocuments,
  isHidden,
  isPersonal,
  projectEvent,
  projectState,
} from '#server/domain/live/project.ts';
import { type LiveSocket, type SocketData, wholeSightRoom } from './live-connection.ts';

/** The live server, typed by the contract. */
export type LiveServer = Server<ClientFrames, ServerFrames, Record<never, never>, SocketData>;

/** Any account: what it sees is what everybody sees who does not see the whole. */
const ANYBODY = '00000000-0000-0000-0000-000000000000' as SocketData['actor']['userId'];

/**
 * Makes the sender of what happened, for the sockets of this process: each process is told of each commit. To each socket of the meeting what its viewer may see of it. One frame goes to all as long as
 * everybody sees the same; where documents are meant for some alone, or something is for one person's eyes, each gets their own.
 */
export function createEventPublisher(io: LiveServer) {
  /** Meetings whose last frame had documents that are not for everyone. */
  const narrowed = new Set<MeetingId>();

  function readersWithoutWholeSight(meetingId: MeetingId): LiveSocket[] {
    return [...io.of('/').sockets.values()].filter(
      (socket) =>
        socket.data.meetingId === meetingId && !socket.rooms.has(wholeSightRoom(meetingId)),
    );
  }

  return (meetingId: MeetingId, events: readonly LiveEvent[], state: LiveState): void => {
    const whole = wholeSightRoom(meetingId);
    const { frame } = state;
    const isNarrowed = hasNarrowedDocuments(frame);
    const wasNarrowed = narrowed.has(meetingId);
    if (isNarrowed) narrowed.add(meetingId);
    else narrowed.delete(meetingId);
    if (!isNarrowed && !wasNarrowed && !events.some(isPersonal)) {
      const projected = events.map((event) => projectEvent(event, frame, ANYBODY));
      if (projected.every((event, n) => event === events[n])) {
        io.local.to(meetingId).emit('events', { meetingId, events: projected });
        return;
      }
      io.local.to(whole).emit('events', { meetingId, events: [...events] });
      io.local.to(meetingId).except(whole).emit('events', { meetingId, events: projected });
      return;
    }
    io.local.to(whole).emit('events', { meetingId, events: [...events] });
    const isReframed = events.some((event) => event.type === 'meeting.framed');
    for (const socket of readersWithoutWholeSight(meetingId)) {
      const { userId } = socket.data.actor;
      // With another frame the reader may see more, or less, of what was there before.
      if (isReframed) socket.emit('state', { meetingId, state: projectState(state, userId) });
      else
        socket.emit('events', {
          meetingId,
          events: events.map((event) => projectEvent(event, frame, userId)),
        });
    }
  };
}

/** Passes a presenter's signal on to those of the meeting who may see the page that it is about. */
export function passSignalOn(
  io: LiveServer,
  {
    meetingId,
    from,
    signal,
  }: { meetingId: MeetingId; from: SocketData['actor']['userId']; signal: Signal },
  state: LiveState,
  except: LiveSocket | null,
): void {
  const frame = { meetingId, signal: { ...signal, from } };
  if (!hasNarrowedDocuments(state.frame)) {
    io.local
      .to(meetingId)
      .except(except?.id ?? [])
      .volatile.emit('signal', frame);
    return;
  }
  for (const other of io.of('/').sockets.values()) {
    const isReader =
      other.data.meetingId === meetingId &&
      other !== except &&
      !isHidden(state.frame, signal.versionId, other.data.actor.userId);
    if (isReader) other.volatile.emit('signal', frame);
  }
}
