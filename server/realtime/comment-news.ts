import type { Logger } from 'pino';
import type { Server } from 'socket.io';
import type { DocumentId, MeetingId } from '#contract/ids.ts';
import type { ClientFrames, ServerFrames } from '#contract/live/wire.ts';
import type { CommentService } from '#server/services/comment-service.ts';
import type { Bus } from '#server/services/ports/bus.ts';
import type { SocketData } from './live-connection.ts';

/** How often at most the news of one document's comments is told, in milliseconds. */
const TOLD_EVERY_MS = 250;

/**
 * Tells the devices in a meeting that the comments on a document have changed, each after asking anew whether its account may
 * read that document; what was written is fetched over HTTP, behind the same gate. Close it with the gateway.
 */
export function watchComments(deps: {
  io: Server<ClientFrames, ServerFrames, Record<never, never>, SocketData>;
  comments: Pick<CommentService, 'onChanged' | 'mayRead'>;
  bus: Pick<Bus, 'tell' | 'on'> | null;
  log: Logger;
}): { close(): void } {
  const { io, comments, bus, log } = deps;
  const waiting = new Map<DocumentId, NodeJS.Timeout>();

  async function tell(meetingId: MeetingId, documentId: DocumentId): Promise<void> {
    // One person may sit at several devices: asked once.
    const answers = new Map<string, Promise<boolean>>();
    for (const socket of io.of('/').sockets.values()) {
      if (socket.data.meetingId !== meetingId) continue;
      const { actor } = socket.data;
      const answer = answers.get(actor.userId) ?? comments.mayRead(actor, documentId);
      answers.set(actor.userId, answer);
      if (!(await answer) || socket.data.meetingId !== meetingId) continue;
      socket.volatile.emit('signal', {
        meetingId,
        signal: { type: 'commentsChanged', documentId },
      });
    }
  }

  function changed(meetingId: MeetingId, documentId: DocumentId): void {
    if (waiting.has(documentId)) return;
    const timer = setTimeout(() => {
      waiting.delete(documentId);
      tell(meetingId, documentId).catch((err: unknown) =>
        log.warn({ err }, 'the news of comments could not be told'),
      );
    }, TOLD_EVERY_MS);
    waiting.set(documentId, timer);
  }
  const stops = [
    comments.onChanged((meetingId, documentId) => {
      changed(meetingId, documentId);
      bus?.tell('comments', { meetingId, documentId });
    }),
    bus?.on('comments', ({ meetingId, documentId }) => changed(meetingId, documentId)),
  ];

  return {
    close() {
      for (const stop of stops) stop?.();
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
