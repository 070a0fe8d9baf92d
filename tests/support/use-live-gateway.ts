import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll } from 'vitest';
import type { DocumentId, MeetingId, UserId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { MeetingFrame } from '#contract/live/state.ts';
import {
  type Answer,
  type ClientFrames,
  LIVE_PATH,
  LIVE_PROTOCOL,
  type ServerFrames,
  type Welcome,
} from '#contract/live/wire.ts';
import { createBallotBox } from '#server/db/ballot-box-postgres.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { isSameOrigin } from '#server/http/same-origin.ts';
import { type LiveGateway, openLiveGateway } from '#server/realtime/live-gateway.ts';
import { createBallotService } from '#server/services/ballot-service.ts';
import { createListeners } from '#server/services/listeners.ts';
import { createLiveMeetingService } from '#server/services/live-meeting-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import { fakeSessions } from './fake-sessions.ts';
import { useDatabase } from './use-database.ts';

/** A socket of a device under test. */
export type Client = Socket<ServerFrames, ClientFrames>;

/** The live gateway of one meeting, released by its first participant, on real PostgreSQL and real sockets; read it in tests and hooks. */
export function useLiveGateway(frame: MeetingFrame) {
  let prepared = frame;
  const database = useDatabase();
  const { meetingId } = frame;
  const { sessions, endSession } = fakeSessions();
  const http = createServer();
  const dropped: string[] = [];
  const sockets: Socket[] = [];
  const commentNews = createListeners<[MeetingId, DocumentId]>();
  const commentReaders = new Set<UserId>();
  let gateway: LiveGateway;
  let live: ReturnType<typeof createLiveMeetingService>;
  let url = '';

  beforeAll(async () => {
    live = createLiveMeetingService({
      events: createLiveEvents(database.pool),
      frames: { read: async () => structuredClone(prepared) },
      clock: systemClock,
    });
    await live.reframe(meetingId, frame.participants[0]?.userId as UserId);
    const ballotBox = createBallotBox(database.pool);
    gateway = openLiveGateway(http, {
      live,
      ballots: createBallotService({ ballots: ballotBox }),
      ballotBox,
      comments: {
        onChanged: commentNews.add,
        mayRead: async ({ userId }) => commentReaders.has(userId),
      },
      waitingRoom: { onChanged: () => () => undefined },
      sessions,
      media: { handle: async (_, name) => name, dropped: (id) => dropped.push(id) },
      isSameOrigin: (headers) => isSameOrigin(headers, null),
      log: pino({ level: 'silent' }),
    });
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
    const address = http.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    await gateway.close();
  });

  function connect(headers: Record<string, string>): Client {
    const socket: Client = io(url, {
      path: LIVE_PATH,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: headers,
    });
    sockets.push(socket);
    return socket;
  }

  async function signedIn(userId: UserId): Promise<Client> {
    const socket = connect({ origin: url, cookie: `s=${userId}` });
    await new Promise<void>((done, failed) => {
      socket.on('connect', done);
      socket.on('connect_error', failed);
    });
    return socket;
  }

  const enter = (socket: Client, seq = 0): Promise<Answer<Welcome>> =>
    socket.emitWithAck('enter', { protocol: LIVE_PROTOCOL, meetingId, seq });

  return {
    get live() {
      return live;
    },
    get url() {
      return url;
    },
    get gateway() {
      return gateway;
    },
    /** The sockets of which the conference was told that they are gone. */
    dropped,
    endSession,
    /** Changes what is prepared of the meeting, as its secretary. */
    async reframe(changed: MeetingFrame) {
      prepared = changed;
      await live.reframe(meetingId, frame.participants[0]?.userId as UserId);
    },
    /** Lets the comments on a document change, which these alone may read. */
    commentsChange(documentId: DocumentId, readers: readonly UserId[]): void {
      commentReaders.clear();
      for (const reader of readers) commentReaders.add(reader);
      commentNews.tell(meetingId, documentId);
    },
    connect,
    signedIn,
    enter,
    command: (socket: Client, name: string, input: unknown, commandId: string = randomUUID()) =>
      socket.emitWithAck('command', { meetingId, commandId: commandId as never, name, input }),
    /** A signed-in socket that has entered the meeting. */
    async inside(userId: UserId): Promise<Client> {
      const socket = await signedIn(userId);
      const answer = await enter(socket);
      if (!answer.ok) throw new Error(`not let in: ${answer.error.code}`);
      return socket;
    },
    nextEvents: (socket: Client) =>
      new Promise<LiveEvent[]>((done) => socket.once('events', (sent) => done(sent.events))),
  };
}
