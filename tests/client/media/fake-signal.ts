import { LineLost } from '#client/live/live-line.ts';
import type { MediaSignal } from '#client/media/media-signal.ts';
import { Refusal, type RefusalBody } from '#contract/errors.ts';
import { PeerId, UserId } from '#contract/ids.ts';
import type {
  ConferencePeer,
  ConferenceProducer,
  ConsumerOffer,
  MediaAnswers,
  MediaNotice,
  MediaRequestInput,
  MediaRequestName,
  SharedCodec,
  TransportOffer,
} from '#contract/media/wire.ts';

/** A peer with a camera and a microphone, for the answers of the fake server. */
export function aPeer(name: string, more: Partial<ConferencePeer> = {}): ConferencePeer {
  return {
    peerId: PeerId.parse(name),
    userId: aUserId(name),
    siteId: null,
    companion: false,
    producers: [aProducer(name, 'camera'), aProducer(name, 'microphone')],
    ...more,
  };
}

/** A producer of a named peer that flows. */
export function aProducer(
  name: string,
  source: ConferenceProducer['source'],
  more: Partial<ConferenceProducer> = {},
): ConferenceProducer {
  return {
    producerId: `${name}-${source}`,
    source,
    paused: false,
    mutedByServer: false,
    startedAt: '2026-11-22T01:00:00.000Z',
    ...more,
  };
}

/** The account of a named peer: always the same UUID. */
export function aUserId(name: string): UserId {
  const hex = [...name].map((letter) => letter.charCodeAt(0).toString(16)).join('');
  return UserId.parse(`00000000-0000-4000-8000-${hex.padStart(12, '0').slice(-12)}`);
}

/** A server that answers as the contract says, and that tests can break. */
export class FakeSignal implements MediaSignal {
  readonly asked: { name: MediaRequestName; input: unknown }[] = [];
  /** Producers that the answer to joining does not offer. */
  readonly withheld = new Set<string>();
  /** Producers that are not brought to this device's server. */
  readonly unpiped = new Set<string>();
  /** What the server still holds of this device when it comes back. */
  held: ConferenceProducer[] = [];
  peers: ConferencePeer[] = [];
  sharedCodec: SharedCodec = 'VP9';
  /** The next so many requests of a name fail with this refusal, or with a silent line when null. */
  readonly failures = new Map<MediaRequestName, { body: RefusalBody | null; times: number }>();
  readonly #notices = new Set<(notice: MediaNotice) => void>();
  readonly #reconnected = new Set<() => void>();
  #produced = 0;

  async request<N extends MediaRequestName>(
    name: N,
    input: MediaRequestInput<N>,
  ): Promise<MediaAnswers[N]> {
    this.asked.push({ name, input });
    const failure = this.failures.get(name);
    if (failure && failure.times > 0) {
      failure.times -= 1;
      throw failure.body ? new Refusal(failure.body) : new LineLost(name);
    }
    return this.#answer(name, input) as MediaAnswers[N];
  }

  onNotice(listener: (notice: MediaNotice) => void) {
    this.#notices.add(listener);
    return () => this.#notices.delete(listener);
  }

  doubts = 0;
  doubt(): void {
    this.doubts += 1;
  }

  onReconnected(listener: () => void) {
    this.#reconnected.add(listener);
    return () => this.#reconnected.delete(listener);
  }

  /** Tells the device something, as the server would. */
  tell(notice: MediaNotice): void {
    for (const listener of [...this.#notices]) listener(notice);
  }

  /** The socket was lost and is back. */
  reconnect(): void {
    for (const listener of [...this.#reconnected]) listener();
  }

  /** Lets the next requests of a name fail. */
  fail(name: MediaRequestName, body: RefusalBody | null, times = 1): void {
    this.failures.set(name, { body, times });
  }

  /** The inputs of all requests of a name so far. */
  inputs<N extends MediaRequestName>(name: N): MediaRequestInput<N>[] {
    return this.asked
      .filter((request) => request.name === name)
      .map((request) => request.input as MediaRequestInput<N>);
  }

  #answer(name: MediaRequestName, input: unknown): unknown {
    switch (name) {
      case 'media.join': {
        const { companion, hallScreen, rtpCapabilities } = input as MediaRequestInput<'media.join'>;
        const producers = this.peers.flatMap((peer) => peer.producers);
        const given = producers.filter(
          ({ source }) => !((companion || hallScreen) && source === 'microphone'),
        );
        return {
          peerId: PeerId.parse('self'),
          resumeKey: 'key',
          routerRtpCapabilities: { codecs: [] },
          send: companion || hallScreen ? null : aTransport('send'),
          receive: aTransport('receive'),
          peers: [aPeer('self', { companion, producers: [] }), ...this.peers],
          offers: rtpCapabilities
            ? given
                .filter((p) => !this.withheld.has(p.producerId))
                .map((p) => this.#offer(p.producerId))
            : [],
          sharedCodec: this.sharedCodec,
        } satisfies MediaAnswers['media.join'];
      }
      case 'media.reattach':
        return {
          peerId: PeerId.parse('self'),
          peers: [aPeer('self', { producers: this.held }), ...this.peers],
          sharedCodec: this.sharedCodec,
        };
      case 'media.look':
        return { peers: this.peers };
      case 'media.consume':
        return (input as MediaRequestInput<'media.consume'>).producerIds
          .filter((id) => !this.unpiped.has(id))
          .map((id) => this.#offer(id));
      case 'media.produce':
        this.#produced += 1;
        return { producerId: `own-${this.#produced}` };
      case 'media.restartIce':
        return { iceParameters: { usernameFragment: 'new' } };
      default:
        return null;
    }
  }

  #offer(producerId: string): ConsumerOffer {
    const peer = this.peers.find((one) => one.producers.some((p) => p.producerId === producerId));
    const producer = peer?.producers.find((own) => own.producerId === producerId);
    if (!peer || !producer) throw new Refusal({ code: 'NOT_FOUND' });
    const kind = producer.source === 'microphone' ? 'audio' : 'video';
    const { source } = producer;
    const consumerId = `c-${producerId}`;
    return { consumerId, producerId, peerId: peer.peerId, source, kind, rtpParameters: {} };
  }
}

function aTransport(id: string): TransportOffer {
  return { id, iceParameters: {}, iceCandidates: [], dtlsParameters: {} };
}
