import { io, type Socket } from 'socket.io-client';
import type { ClientFrames, ServerFrames } from '#contract/live/wire.ts';
import { LineLost, type LiveLine, type Reply } from './live-line.ts';

/** The contract's LIVE_PATH, held to it by its type, so that the schemas (and zod) stay out of the browser. */
const PATH: typeof import('#contract/live/wire.ts').LIVE_PATH = '/rt';

/** How long an answer may take before the line counts as silent, in milliseconds. */
const ANSWER_TIMEOUT_MS = 8_000;

/** How long the server may take to say that it hears a line in doubt, in milliseconds. */
const SILENT_MS = 1_500;

type LiveSocket = Socket<ServerFrames, ClientFrames>;

/**
 * Opens the line to the live gateway of this origin: WebSocket first, long polling where a proxy forbids it. It reconnects by
 * itself, about once a second, and at once when the device says it is online again.
 */
export function openLiveSocket(): LiveLine {
  const socket: LiveSocket = io({
    path: PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 1_000,
    timeout: 6_000,
  });
  const reconnect = () => socket.disconnect().connect();
  const retryNow = () => {
    if (!socket.connected) reconnect();
  };
  const doubt = () => {
    if (!socket.connected) retryNow();
    else socket.timeout(SILENT_MS).emit('alive', (isSilent) => isSilent && reconnect());
  };
  // A device that says it is offline is asked too: some say so of a network that only has no internet.
  for (const word of ['online', 'offline']) window.addEventListener(word, doubt);
  let closed = false;
  // A server that shuts down says goodbye, after which Socket.IO does not try again by itself.
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') setTimeout(() => closed || socket.connect(), 500);
  });
  return {
    connected: () => socket.connected,
    ask: (question, request) => ask(socket, question, request),
    tell(word, request) {
      if (!socket.connected) return;
      const emit = socket.emit.bind(socket) as (name: string, request: unknown) => void;
      emit(word, request);
    },
    onFrame(name, listener) {
      const untyped = socket as unknown as FrameSource;
      untyped.on(name, listener as (frame: unknown) => void);
      return () => untyped.off(name, listener as (frame: unknown) => void);
    },
    onConnected(listener) {
      socket.on('connect', listener);
      return () => socket.off('connect', listener);
    },
    onLost(listener) {
      socket.on('disconnect', listener);
      return () => socket.off('disconnect', listener);
    },
    onRefused(listener) {
      // `active` is false when the server itself refused; only a missing session is final, a database that starts is not.
      const onError = (error: Error) => {
        if (socket.active) return;
        if (error.message === 'NOT_SIGNED_IN') listener({ code: 'NOT_SIGNED_IN' });
        else setTimeout(() => closed || socket.connect(), 1_000);
      };
      socket.on('connect_error', onError);
      return () => socket.off('connect_error', onError);
    },
    retryNow,
    doubt,
    close() {
      closed = true;
      for (const word of ['online', 'offline']) window.removeEventListener(word, doubt);
      socket.disconnect();
    },
  };
}

/** Socket.IO's listener types do not distribute over a generic event name; the pairing is kept by `LiveLine`. */
type FrameSource = {
  on(name: string, listener: (frame: unknown) => void): void;
  off(name: string, listener: (frame: unknown) => void): void;
};

function ask<Q extends 'enter' | 'catchUp' | 'command' | 'media'>(
  socket: LiveSocket,
  question: Q,
  request: unknown,
): Promise<Reply<Q>> {
  // Socket.IO would queue a frame while the line is down and send it later behind our back; the store decides that.
  if (!socket.connected) return Promise.reject(new LineLost(question));
  return new Promise((resolve, reject) => {
    const lost = () => settle(() => reject(new LineLost(question)));
    const timer = setTimeout(lost, ANSWER_TIMEOUT_MS);
    const settle = (then: () => void) => {
      clearTimeout(timer);
      socket.off('disconnect', lost);
      then();
    };
    socket.on('disconnect', lost);
    const emit = socket.emit.bind(socket) as (
      name: string,
      request: unknown,
      answer: (reply: Reply<Q>) => void,
    ) => void;
    emit(question, request, (reply) => settle(() => resolve(reply)));
  });
}
