import type { PeerId } from '#contract/ids.ts';
import type {
  ConferencePeer,
  ConsumerOffer,
  MediaAnswers,
  SharedCodec,
  TransportOffer,
} from '#contract/media/wire.ts';
import type { LocalMedia } from './local-media.ts';
import type {
  MediaDevice,
  MediaTransport,
  ReceiveTransport,
  SendTransport,
  TransportHooks,
  TransportState,
} from './media-device.ts';
import type { MediaSignal } from './media-signal.ts';
import type { Playback } from './playback.ts';
import { Publisher } from './publisher.ts';
import { Receiver } from './receiver.ts';
import type { Unsubscribe } from './store.ts';
import type { UplinkWatch } from './uplink-watch.ts';

/** What a session needs of the conference around it. */
export type SessionPorts = {
  signal: MediaSignal;
  device: MediaDevice;
  local: LocalMedia;
  playback: Playback;
  silent: boolean;
  /** Who is there now beside this device. */
  others(): readonly ConferencePeer[];
  uplink: UplinkWatch;
  picturesChanged(): void;
  lineChanged(transport: MediaTransport, state: TransportState): void;
};

/** One joining: its transports and what flows on them. An interruption ends it, and a new one takes its place. */
export class MediaSession {
  readonly peerId: PeerId;
  readonly resumeKey: string;
  readonly receiver: Receiver | null;
  readonly #ports: SessionPorts;
  readonly #receive: ReceiveTransport | null;
  readonly #sendOffer: TransportOffer | null;
  #send: SendTransport | null = null;
  #sharedCodec: SharedCodec;
  #publisher: Publisher | null = null;
  #unwatch: Unsubscribe | null = null;
  #faded = false;
  #closed = false;

  constructor(answer: MediaAnswers['media.join'], ports: SessionPorts) {
    const { signal, device, playback, silent, others } = ports;
    const { receive } = answer;
    this.peerId = answer.peerId;
    this.resumeKey = answer.resumeKey;
    this.#ports = ports;
    this.#sendOffer = answer.send;
    this.#sharedCodec = answer.sharedCodec;
    this.#receive = receive
      ? device.createReceiveTransport(
          receive,
          this.#hooksOf(receive.id, () => this.#receive),
        )
      : null;
    this.receiver = this.#receive
      ? new Receiver({
          signal,
          transport: this.#receive,
          playback,
          rtpCapabilities: device.receiveCapabilities(),
          silent,
          others,
          changed: ports.picturesChanged,
        })
      : null;
  }

  /** Sends this device's sources; null until it begins to, and for who sends nothing. */
  get publisher(): Publisher | null {
    return this.#publisher;
  }

  /** Its transports that are open by now. */
  get transports(): readonly MediaTransport[] {
    return [this.#receive, this.#send].filter((transport) => transport !== null);
  }

  /**
   * Receives before it sends, as the person waits for the others' pictures: first what came with the answer to joining, then
   * what else the others send. `offered` is called when pictures can flow.
   */
  async start(offers: readonly ConsumerOffer[], offered: () => void): Promise<void> {
    // Offers are made before it is said who is there: what has gone meanwhile is not among the others any more.
    const others = this.#ports.others().flatMap(({ producers }) => producers);
    const there = new Set(others.map(({ producerId }) => producerId));
    const taken = this.receiver?.take(offers.filter((offer) => there.has(offer.producerId)));
    offered();
    await Promise.all([taken, this.receiver?.receive(offered)]);
    if (this.#closed || !this.#sendOffer) return;
    this.#send = this.#openSending(this.#sendOffer);
    const { signal, local, uplink } = this.#ports;
    const publisher = new Publisher(signal, this.#send, local, this.#sharedCodec);
    this.#publisher = publisher;
    const follow = () => {
      const room = uplink.room.getSnapshot();
      publisher.restCamera(room === 'voice');
      publisher.thin(room !== 'all');
    };
    follow();
    this.#unwatch = uplink.room.subscribe(follow);
    uplink.start(this.#send);
    await publisher.start();
  }

  /** Follows the codec in which all who are there can see what is shared. */
  shareIn(codec: SharedCodec): void {
    this.#sharedCodec = codec;
    this.#publisher?.shareIn(codec);
  }

  /** Another session takes its place: what flows goes on, but nothing is said of it any more, nor followed. */
  fade(): void {
    if (this.#faded) return;
    this.#faded = true;
    this.#ports.uplink.stop();
    this.#unwatch?.();
    this.#publisher?.close();
  }

  /** Ends all of it here; the server closes its side when it is asked to leave or to join again. */
  close(): void {
    if (this.#closed) return;
    this.fade();
    this.#closed = true;
    this.receiver?.close();
    this.#receive?.close();
    this.#send?.close();
  }

  #openSending(offer: TransportOffer): SendTransport {
    const { signal, device, local } = this.#ports;
    return device.createSendTransport(offer, {
      ...this.#hooksOf(offer.id, () => this.#send),
      produce: async (source, rtpParameters, paused) => {
        // The server chooses layers by the picture's real width, which is known only here.
        const widthPx = local.track(source)?.getSettings().width;
        const input = {
          transportId: offer.id,
          source,
          rtpParameters,
          paused,
          ...(widthPx === undefined ? {} : { widthPx }),
        };
        return (await signal.request('media.produce', input)).producerId;
      },
    });
  }

  #hooksOf(transportId: string, transport: () => MediaTransport | null): TransportHooks {
    const { signal, lineChanged } = this.#ports;
    return {
      connect: async (dtlsParameters) => {
        await signal.request('media.connect', { transportId, dtlsParameters });
      },
      stateChanged: (state) => {
        const own = transport();
        if (own && !this.#faded) lineChanged(own, state);
      },
    };
  }
}
