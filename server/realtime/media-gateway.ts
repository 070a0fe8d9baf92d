import { refuse } from '#contract/errors.ts';
import {
  type MediaAnswers,
  type MediaRequestInput,
  type MediaRequestName,
  mediaRequests,
} from '#contract/media/wire.ts';
import type { ConferenceService } from '#server/services/conference-service.ts';
import type {
  ConferenceConnection,
  MediaAnswering,
} from '#server/services/ports/conference-connection.ts';

/** Takes the conference's requests from live connections. */
export type MediaGateway = {
  /** Answers one `media` frame; throws a `Refusal`, or what was not foreseen. */
  handle(connection: ConferenceConnection, name: string, input: unknown): Promise<unknown>;
  /**
   * To be called when a connection ended: its peer stays some seconds, so that a short break does not cut the picture,
   * unless the connection was ended `forGood` (signed out, removed from the meeting).
   */
  dropped(connectionId: string, forGood?: boolean): void;
  close(): void;
};

type Handlers = { [N in MediaRequestName]: MediaAnswering<N> };

/** Makes the gateway: one loop that parses, finds the handler and answers. A request without a handler does not compile. */
export function createMediaGateway(conference: ConferenceService): MediaGateway {
  const handlers: Handlers = {
    'media.join': conference.join,
    'media.reattach': conference.reattach,
    'media.look': conference.look,
    'media.leave': conference.leave,
    'media.connect': conference.connect,
    'media.restartIce': conference.restartIce,
    'media.produce': conference.produce,
    'media.pause': conference.pause,
    'media.resume': conference.resume,
    'media.close': conference.closeProducer,
    'media.consume': conference.consume,
    'media.show': conference.show,
    'media.askMicrophone': conference.askMicrophone,
    'media.putOffMicrophone': conference.putOffMicrophone,
  };

  async function run<N extends MediaRequestName>(
    connection: ConferenceConnection,
    name: N,
    input: unknown,
  ): Promise<MediaAnswers[N]> {
    const parsed = mediaRequests[name].safeParse(input);
    if (!parsed.success) {
      throw refuse('BAD_INPUT', undefined, {
        fields: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })),
      });
    }
    return handlers[name](connection, parsed.data as MediaRequestInput<N>);
  }

  /** By connection: its peer is being taken up again. */
  const reattaching = new Map<string, Promise<unknown>>();

  /** Takes up a peer; what the connection asks of it meanwhile waits. */
  async function reattach(connection: ConferenceConnection, input: unknown): Promise<unknown> {
    const answer = run(connection, 'media.reattach', input);
    const settled = answer.catch(() => undefined);
    reattaching.set(connection.id, settled);
    await settled;
    if (reattaching.get(connection.id) === settled) reattaching.delete(connection.id);
    return answer;
  }

  return {
    async handle(connection, name, input) {
      if (!isRequestName(name)) throw refuse('BAD_INPUT', 'unknown-request');
      if (name === 'media.reattach') return reattach(connection, input);
      await reattaching.get(connection.id);
      return run(connection, name, input);
    },
    dropped: conference.dropped,
    close: conference.close,
  };
}

function isRequestName(name: string): name is MediaRequestName {
  return Object.hasOwn(mediaRequests, name);
}
