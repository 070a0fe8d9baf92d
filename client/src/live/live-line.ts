import type { ErrorBody } from '#contract/errors.ts';
import type { Answer, ClientFrames, ServerFrames } from '#contract/live/wire.ts';

/** Ends a subscription; calling it twice is harmless. */
export type Unsubscribe = () => void;

/** The frames of the client that are answered. */
export type Question = 'enter' | 'catchUp' | 'command' | 'media';

type Acknowledge<Q extends Question> = Parameters<ClientFrames[Q]>[1] extends (a: infer A) => void
  ? A
  : never;

/** What a question is answered with, before its `ok` is looked at. */
export type Reply<Q extends Question> =
  Acknowledge<Q> extends Answer<unknown> ? Acknowledge<Q> : never;

/** The payload of a frame from the server; `signedOut` has none. */
export type FrameOf<N extends keyof ServerFrames> = Parameters<ServerFrames[N]>[0];

/** The line went down, or stayed silent, before the answer came: nobody knows whether the question was heard. */
export class LineLost extends Error {
  constructor(question: string) {
    super(`no answer to ${question}`);
    this.name = 'LineLost';
  }
}

/**
 * The connection to the live gateway as the store needs it: questions that are answered or rejected with `LineLost`, words that
 * are not answered, frames from the server. `live-socket.ts` makes one of Socket.IO; tests have their own.
 */
export type LiveLine = {
  connected(): boolean;
  ask<Q extends Question>(question: Q, request: Parameters<ClientFrames[Q]>[0]): Promise<Reply<Q>>;
  tell<W extends 'leave' | 'signal'>(word: W, request: Parameters<ClientFrames[W]>[0]): void;
  onFrame<N extends keyof ServerFrames>(
    name: N,
    listener: (frame: FrameOf<N>) => void,
  ): Unsubscribe;
  /** Called at each connection, the first included. */
  onConnected(listener: () => void): Unsubscribe;
  onLost(listener: () => void): Unsubscribe;
  /** The server refused the handshake and won't be asked again. */
  onRefused(listener: (error: ErrorBody) => void): Unsubscribe;
  /** Tries at once instead of waiting for the next attempt. */
  retryNow(): void;
  /** Asks whether the server still hears this line, and connects anew when no answer comes soon: a dead line looks alive for seconds. */
  doubt(): void;
  close(): void;
};
