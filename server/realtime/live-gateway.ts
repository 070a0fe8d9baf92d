import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Logger } from 'pino';
import { Server, type ServerOptions } from 'socket.io';
import type { BallotId } from '#contract/ids.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import { LIVE_PATH } from '#contract/live/wire.ts';
import type { Actor } from '#server/domain/actor.ts';
import { allowedActions } from '#server/domain/permissions.ts';
import type { BallotService } from '#server/services/ballot-service.ts';
import type { CommentService } from '#server/services/comment-service.ts';
import type { LiveMeetingService } from '#server/services/live-meeting-service.ts';
import type { BallotBox } from '#server/services/ports/ballot-box.ts';
import type { Bus } from '#server/services/ports/bus.ts';
import type { WaitingRoomService } from '#server/services/waiting-room-service.ts';
import { watchComments } from './comment-news.ts';
import { createGuestWatch } from './guest-watch.ts';
import { type LiveConnectionDeps, serveConnection, wholeSightRoom } from './live-connection.ts';
import type { MediaGateway } from './media-gateway.ts';
import { createPresenceBook } from './presence.ts';
import { createEventPublisher, type LiveServer, passSignalOn } from './publish-events.ts';

/** What the gateway needs of sessions. */
export interface LiveSessions {
  /** Who the cookie header names; null when nobody is signed in. */
  read(cookieHeader: string | undefined): Promise<Actor | null>;
  /** Marks the session as in use; false when it is over. */
  keepAlive(sessionHash: string): Promise<boolean>;
  /** Calls the listener when a session ends. Returns the way to stop. */
  onEnded(listener: (sessionHash: string) => void): () => void;
}

/** The live transport: Socket.IO on the product's own HTTP server. */
export interface LiveGateway {
  /** How many sockets are connected now. */
  connections(): number;
  /** Disconnects everybody; idempotent. */
  close(): Promise<void>;
}

/** How often a connected socket marks its session as in use, in milliseconds. */
const KEEP_ALIVE_MS = 60_000;

/** How often at most the number of received ballots is told, in milliseconds. */
const RECEIVED_EVERY_MS = 250;

/** Opens the gateway. Who isn't signed in, or comes from a foreign origin, isn't let in. */
export function openLiveGateway(
  http: HttpServer | HttpsServer,
  deps: {
    live: LiveMeetingService;
    ballots: BallotService;
    ballotBox: BallotBox;
    comments: Pick<CommentService, 'onChanged' | 'mayRead'>;
    waitingRoom: Pick<WaitingRoomService, 'onChanged'>;
    sessions: LiveSessions;
    media: Pick<MediaGateway, 'handle' | 'dropped'>;
    /** How it speaks with other server processes; absent: this is the only one. */
    others?: { bus: Bus; adapter: ServerOptions['adapter'] } | null;
    isSameOrigin(headers: { origin?: string | undefined; host?: string | undefined }): boolean;
    log: Logger;
  },
): LiveGateway {
  const { live, ballots, ballotBox, sessions, media, others = null, log } = deps;
  const bus = others?.bus ?? null;
  const io: LiveServer = new Server(http, {
    path: LIVE_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: 256 * 1024,
    pingInterval: 5_000,
    pingTimeout: 5_000,
    // Only what is large, as the answer to joining: on a thin line it takes seconds as it is. Nothing is kept between messages.
    perMessageDeflate: {
      threshold: 2_048,
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
    },
    ...(others ? { adapter: others.adapter } : {}),
    allowRequest: (req, decide) =>
      decide(null, deps.isSameOrigin(req.headers) || isOwnPoll(req.method, req.headers)),
  });
  const presence = createPresenceBook(
    (meetingId, list) => io.local.to(meetingId).emit('presence', { meetingId, presence: list }),
    bus,
  );
  const guests = createGuestWatch({ live, presence, bus, log });
  const stopSignals = bus?.on('signal', ({ meetingId, from, signal }) => {
    const state = live.peek(meetingId);
    if (state) passSignalOn(io, { meetingId, from, signal }, state, null);
  });
  const passOn: LiveConnectionDeps['passOn'] = (socket, { meetingId, signal }, state) => {
    const from = socket.data.actor.userId;
    passSignalOn(io, { meetingId, from, signal }, state, socket);
    bus?.tell('signal', { meetingId, from, signal });
  };

  io.use((socket, next) => {
    sessions.read(socket.handshake.headers.cookie).then(
      (actor) => {
        if (!actor) return next(new Error('NOT_SIGNED_IN'));
        socket.data.actor = actor;
        socket.data.meetingId = null;
        next();
      },
      (err: unknown) => {
        // The browser is told no more than a code: nobody has signed in yet.
        log.error({ err }, 'a live connection could not be admitted');
        next(new Error('INTERNAL'));
      },
    );
  });

  io.on('connection', (socket) => {
    const session = sessionRoom(socket.data.actor.sessionHash);
    void socket.join(session);
    const alive = setInterval(() => keepAlive(socket.data.actor), KEEP_ALIVE_MS);
    socket.on('disconnect', () => clearInterval(alive));
    serveConnection(socket, { live, ballotBox, media, presence, guests, passOn, log });
  });

  function keepAlive({ sessionHash }: Actor): void {
    sessions.keepAlive(sessionHash).then(
      (valid) => valid || endSession(sessionHash),
      (err: unknown) => log.warn({ err }, 'session could not be kept alive'),
    );
  }

  // The end of a session, that of a revoked machine among them, may have been told while Redis was away.
  const stopNews = bus?.onNews(({ now }) => {
    if (now === 'reconnected')
      for (const { data } of io.of('/').sockets.values()) keepAlive(data.actor);
  });

  function endSession(sessionHash: string): void {
    io.in(sessionRoom(sessionHash)).emit('signedOut');
    io.in(sessionRoom(sessionHash)).disconnectSockets(true);
  }

  const publish = createEventPublisher(io);
  const stopEvents = live.onEvents((meetingId, events, state) => {
    publish(meetingId, events, state);
    const { frame, removed } = state;
    if (events.some((event) => event.type === 'participant.removed'))
      for (const socket of io.of('/').sockets.values())
        if (socket.data.meetingId === meetingId && removed[socket.data.actor.userId])
          socket.data.leave();
    if (!frame || !events.some((event) => event.type === 'meeting.framed')) return;
    // Who takes part may have changed: everybody learns anew what they may do, and who is out leaves the stream.
    for (const socket of io.of('/').sockets.values()) {
      if (socket.data.meetingId !== meetingId) continue;
      const meetingRoles = rolesInFrame(frame, socket.data.actor.userId);
      const may = allowedActions({ unitRoles: [], meetingRoles });
      socket.data.allow(may);
      socket.emit('may', { meetingId, may });
      if (meetingRoles.length === 0) socket.data.leave();
    }
  });

  const counting = new Map<BallotId, NodeJS.Timeout>();
  const stopBallots = ballots.onReceived((meetingId, ballotId) => {
    if (counting.has(ballotId)) return;
    const timer = setTimeout(() => {
      counting.delete(ballotId);
      ballotBox.countOf(ballotId).then(
        (received) =>
          io.to(meetingId).volatile.emit('signal', {
            meetingId,
            signal: { type: 'ballotReceived', ballotId, received },
          }),
        (err: unknown) => log.warn({ err }, 'received ballots could not be counted'),
      );
    }, RECEIVED_EVERY_MS);
    counting.set(ballotId, timer);
  });

  const news = watchComments({ io, comments: deps.comments, bus, log });

  // Those who see the whole of a meeting are those who let people in to it.
  const stopWaiting = deps.waitingRoom.onChanged((meetingId) =>
    io.to(wholeSightRoom(meetingId)).emit('signal', {
      meetingId,
      signal: { type: 'waitingChanged' },
    }),
  );

  const stopSessions = sessions.onEnded(endSession);

  return {
    connections: () => io.of('/').sockets.size,
    async close() {
      stopEvents();
      stopBallots();
      news.close();
      stopWaiting();
      stopSessions();
      stopSignals?.();
      stopNews?.();
      guests.close();
      presence.close();
      for (const timer of counting.values()) clearTimeout(timer);
      await io.close();
    },
  };
}

function sessionRoom(sessionHash: string): string {
  return `session:${sessionHash}`;
}

/**
 * A browser sends no Origin with a GET to its own page's server, as long polling does where a proxy stops WebSockets; there it
 * says "same-origin" in a header that no page can set. A WebSocket always carries its Origin.
 */
function isOwnPoll(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  const isBare = headers.origin === undefined && headers.upgrade === undefined;
  return method === 'GET' && isBare && headers['sec-fetch-site'] === 'same-origin';
}
