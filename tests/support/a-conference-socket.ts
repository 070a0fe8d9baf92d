import { io, type Socket } from 'socket.io-client';
import {
  type Answer,
  type ClientFrames,
  LIVE_PATH,
  LIVE_PROTOCOL,
  type ServerFrames,
  type Welcome,
} from '#contract/live/wire.ts';
import type { MediaAnswers, MediaRequestName } from '#contract/media/wire.ts';

/** A device's live connection to a server under test. */
export type ConferenceSocket = {
  socket: Socket<ServerFrames, ClientFrames>;
  /** Enters the stream of a meeting. */
  enter(meetingId: string): Promise<Answer<Welcome>>;
  /** Sends a media frame as it is, garbage too, and tells the answer in a word: `done`, or code and reason of the refusal. */
  outcome(meetingId: unknown, name: unknown, input: unknown): Promise<string>;
  /** Asks what must be answered. */
  ask<N extends MediaRequestName>(
    meetingId: string,
    name: N,
    input: object,
  ): Promise<MediaAnswers[N]>;
};

/** Connects with the cookie of a session; rejects when the server does not let it in. */
export async function aConferenceSocket(url: string, cookie: string): Promise<ConferenceSocket> {
  const socket: Socket<ServerFrames, ClientFrames> = io(url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: url, cookie },
  });
  await new Promise<void>((done, failed) => {
    socket.on('connect', done);
    socket.on('connect_error', failed);
  });
  const send = (frame: { meetingId: unknown; name: unknown; input: unknown }) =>
    socket.timeout(20_000).emitWithAck('media', frame as Parameters<ClientFrames['media']>[0]);
  return {
    socket,
    enter: (meetingId) =>
      socket.emitWithAck('enter', {
        protocol: LIVE_PROTOCOL,
        meetingId: meetingId as never,
        seq: 0,
      }),
    async outcome(meetingId, name, input) {
      const answer = await send({ meetingId, name, input });
      if (answer.ok) return 'done';
      return [answer.error.code, answer.error.reason].filter(Boolean).join(' ');
    },
    async ask<N extends MediaRequestName>(meetingId: string, name: N, input: object) {
      const answer = await send({ meetingId, name, input });
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
      return answer.value as MediaAnswers[N];
    },
  };
}
