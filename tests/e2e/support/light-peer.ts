import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { BallotReceipt } from '#contract/http/ballots.ts';
import { CommandId, type MeetingId, type UserId } from '#contract/ids.ts';
import type { CommandInput, CommandName } from '#contract/live/commands.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { type Choice, initialLiveState, type LiveState } from '#contract/live/state.ts';
import {
  type Answer,
  type CatchUp,
  type ClientFrames,
  LIVE_PATH,
  LIVE_PROTOCOL,
  type ServerFrames,
} from '#contract/live/wire.ts';
import { PASSWORD } from './surroundings.ts';

/** A device without a browser: signed in over HTTP, in the meeting's stream, in the conference as a companion. */
export type LightPeer = {
  readonly username: string;
  readonly userId: UserId;
  /** The state folded from what the server sent, by the contract's own `evolve`. */
  readonly state: LiveState;
  /** Sends a live command and throws when it is refused. */
  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<void>;
  /** Casts a ballot in the open vote, over HTTP as the product does. */
  vote(choice: Choice): Promise<BallotReceipt>;
  close(): void;
};

/** Signs in, enters the stream and joins the conference as a companion, unless it only reads. */
export async function joinLightly(
  url: string,
  username: string,
  meetingId: MeetingId,
  { readsOnly = false } = {},
): Promise<LightPeer> {
  const cookie = await signInOverHttp(url, username);
  const socket: Socket<ServerFrames, ClientFrames> = io(url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie, origin: url },
  });
  let state = initialLiveState;
  let userId: UserId | null = null;

  const fold = (events: readonly LiveEvent[]) => {
    for (const event of events) {
      if (event.seq === state.seq + 1) state = evolve(state, event);
      else if (event.seq > state.seq) return void catchUp();
    }
  };
  const take = (missed: CatchUp) => {
    if (missed.kind === 'events') fold(missed.events);
    else if (missed.state.seq >= state.seq) state = missed.state;
  };
  const catchUp = async () => {
    const answer = await socket.emitWithAck('catchUp', { meetingId, seq: state.seq });
    if (answer.ok) take(answer.value);
  };
  const enter = async () => {
    const request = { protocol: LIVE_PROTOCOL, meetingId, seq: state.seq };
    const welcome = accepted(await socket.emitWithAck('enter', request));
    userId = welcome.selfId;
    take(welcome.catchUp);
    if (readsOnly) return;
    const join = { meetingId, name: 'media.join', input: { companion: true } };
    accepted(await socket.emitWithAck('media', join));
  };
  socket.on('events', (frame) => fold(frame.events));
  await new Promise<void>((entered, failed) => {
    socket.on('connect', () => void enter().then(entered, failed));
    socket.on('connect_error', failed);
  });
  if (!userId) throw new Error(`${username} was let in without a name.`);
  return {
    username,
    userId,
    get state() {
      return state;
    },
    async command(name, input) {
      accepted(
        await socket.emitWithAck('command', {
          meetingId,
          commandId: CommandId.parse(randomUUID()),
          name,
          input,
        }),
      );
    },
    async vote(choice) {
      const ballotId = state.openBallot?.ballotId;
      if (!ballotId) throw new Error(`${username} sees no open vote.`);
      const answer = await fetch(`${url}/api/meetings/${meetingId}/ballots/${ballotId}/vote`, {
        method: 'POST',
        headers: { cookie, origin: url, 'content-type': 'application/json' },
        body: JSON.stringify({ choice }),
      });
      if (!answer.ok) throw new Error(`${username} could not vote: ${await answer.text()}`);
      return BallotReceipt.parse(await answer.json());
    },
    close: () => void socket.disconnect(),
  };
}

async function signInOverHttp(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || !cookie) throw new Error(`${username} can't sign in: ${await answer.text()}`);
  return cookie;
}

function accepted<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.error)}`);
  return answer.value;
}
