import { LIVE_PROTOCOL } from '#contract/live/wire.ts';
import type { MediaAnswers, MediaRequestInput, MediaRequestName } from '#contract/media/wire.ts';
import { openRawSocket } from '../raw-socket.ts';
import type { PeerSignalling } from './load-peer.ts';

/** A peer of the running product's conference, over a live socket of its own. */
export type LiveSignalling = {
  signalling: PeerSignalling;
  /** What the conference said when it came in: who is there, and what the router understands. */
  joined: MediaAnswers['media.join'];
  close(): void;
};

type Answer = { ok: true; value: unknown } | { ok: false; error: unknown };

/** Enters the meeting with the session's cookie and joins its conference; the peer sends and receives unless it is a companion. */
export async function joinLive(
  url: string,
  cookie: string,
  meetingId: string,
  { companion = false } = {},
): Promise<LiveSignalling> {
  const socket = await openRawSocket(url, cookie, () => undefined);
  const ask = async (event: string, request: object) => {
    const answer = (await socket.ask(event, request)) as Answer;
    if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  // The server is the product's own: what it answers has the contract's shape.
  const media = async <N extends MediaRequestName>(
    name: N,
    input: Partial<MediaRequestInput<N>>,
  ): Promise<MediaAnswers[N]> =>
    (await ask('media', { meetingId, name, input })) as MediaAnswers[N];
  await ask('enter', { protocol: LIVE_PROTOCOL, meetingId, seq: 0 });
  const joined = await media('media.join', { companion });
  return {
    joined,
    signalling: {
      send: joined.send,
      receive: joined.receive,
      async connect(transportId, dtlsParameters) {
        await media('media.connect', { transportId, dtlsParameters });
      },
      async produce({ transportId, source, rtpParameters, paused, widthPx }) {
        const input = { transportId, source, rtpParameters, paused };
        const { producerId } = await media('media.produce', {
          ...input,
          ...(widthPx === undefined ? {} : { widthPx }),
        });
        return { producerId, source, paused, mutedByServer: false };
      },
      consume: async (producerIds, rtpCapabilities) =>
        media('media.consume', { producerIds: [...producerIds], rtpCapabilities }),
      async show(consumers) {
        await media('media.show', { consumers: [...consumers] });
      },
    },
    close: () => socket.close(),
  };
}

/** Signs in over HTTP; answers the session's cookie. */
export async function sessionOf(url: string, username: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || !cookie) throw new Error(`${username} can't sign in: ${answer.status}`);
  return cookie;
}
