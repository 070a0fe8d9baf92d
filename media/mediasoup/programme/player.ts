import { randomBytes, randomInt } from 'node:crypto';
import type { types } from 'mediasoup';
import type {
  MediaPlayer,
  MediaTraffic,
  MediaTransportOffer,
  Opaque,
  PlayerCodec,
} from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import { translateError } from '../translate-error.ts';
import { SfuTransport } from '../transport.ts';
import type { Programme } from './programme.ts';
import { addressRtp, asksKeyFrame } from './rtp-packet.ts';

/** Where players run: beside the room, on the ports of its worker. */
export type PlayerPlace = { worker: types.Worker; webRtcServer: types.WebRtcServer };

type Stream = MediaPlayer['streams'][number];

/**
 * A player of a room's programme. It has a router of its own, made with the payload types of its offer: an answer of WHEP
 * may not choose others, and a router has one set for all.
 */
export class SfuPlayer implements MediaPlayer {
  readonly streams: Stream[] = [];
  readonly #router: types.Router;
  readonly #feed: types.DirectTransport;
  readonly #transport: SfuTransport;
  readonly #onClose: (player: SfuPlayer) => void;
  readonly #stops: (() => void)[] = [];
  #closed = false;

  private constructor(
    router: types.Router,
    feed: types.DirectTransport,
    transport: SfuTransport,
    onClose: (player: SfuPlayer) => void,
  ) {
    this.#router = router;
    this.#feed = feed;
    this.#transport = transport;
    this.#onClose = onClose;
  }

  /** Opens a player of these streams; `onClose` is called once, also when the player itself hangs up. */
  static async open(
    { worker, webRtcServer }: PlayerPlace,
    programme: Programme,
    codecs: readonly PlayerCodec[],
    onClose: (player: SfuPlayer) => void,
  ): Promise<SfuPlayer> {
    const router = await worker.createRouter({ mediaCodecs: codecs.map(asRouterCodec) });
    let player: SfuPlayer | null = null;
    try {
      const [feed, transport] = await Promise.all([
        router.createDirectTransport(),
        SfuTransport.open(router, webRtcServer, () => player?.close()),
      ]);
      player = new SfuPlayer(router, feed, transport, onClose);
      const cname = randomBytes(8).toString('hex');
      for (const codec of codecs) await player.#add(programme, codec, cname);
      return player;
    } catch (error) {
      // It may listen to the programme already.
      player?.close();
      router.close();
      throw error;
    }
  }

  get closed(): boolean {
    return this.#closed;
  }

  get receive(): MediaTransportOffer {
    return this.#transport.offer;
  }

  connect(dtlsParameters: Opaque): Promise<void> {
    return this.#asking(() => this.#transport.connect(dtlsParameters));
  }

  restartIce(): Promise<Opaque> {
    return this.#asking(() => this.#transport.restartIce());
  }

  traffic(): Promise<MediaTraffic> {
    return this.#asking(() => this.#transport.traffic());
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const stop of this.#stops) stop();
    this.#transport.close();
    this.#router.close();
    this.#onClose(this);
  }

  async #add(programme: Programme, codec: PlayerCodec, cname: string): Promise<void> {
    const source = programme.stream(codec.mimeType);
    if (!source) throw new MediaError('badInput', `no ${codec.mimeType} in this room`);
    const ssrc = randomInt(1, 0xffff_ffff);
    const producer = await this.#feed.produce({
      kind: codec.kind,
      rtpParameters: {
        codecs: [
          {
            ...codecForm(codec),
            payloadType: codec.payloadType,
            rtcpFeedback: codec.kind === 'video' ? [{ type: 'nack', parameter: 'pli' }] : [],
          },
        ],
        encodings: [{ ssrc }],
        rtcp: { cname },
      },
    });
    const consumer = await this.#transport.inner.consume({
      producerId: producer.id,
      rtpCapabilities: playerCapabilities(this.#router, codec),
    });
    this.#feed.on('rtcp', (packet) => {
      if (codec.kind === 'video' && asksKeyFrame(packet)) source.askKeyFrame();
    });
    this.#stops.push(
      source.listen((packet) => {
        if (producer.closed) return;
        addressRtp(packet, codec.payloadType, ssrc);
        producer.send(packet);
      }),
    );
    const sent = consumer.rtpParameters.encodings?.[0]?.ssrc;
    if (sent === undefined) throw new MediaError('unavailable', 'the consumer has no stream id');
    this.streams.push({ kind: codec.kind, ssrc: sent, cname });
  }

  async #asking<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new MediaError('closed', 'this player was closed');
    try {
      return await ask();
    } catch (error) {
      throw translateError(error, this.#closed);
    }
  }
}

function codecForm({ kind, mimeType, parameters }: PlayerCodec) {
  if (kind === 'audio') return { mimeType, clockRate: 48_000, channels: 2 };
  const isH264 = mimeType.toLowerCase() === 'video/h264';
  const profile = parameters['profile-level-id'];
  return {
    mimeType,
    clockRate: 90_000,
    parameters: isH264
      ? { 'packetization-mode': 1, ...(profile ? { 'profile-level-id': profile } : {}) }
      : {},
  };
}

function asRouterCodec(codec: PlayerCodec): types.RouterRtpCodecCapability {
  return { kind: codec.kind, ...codecForm(codec), preferredPayloadType: codec.payloadType };
}

/** What the player said that it can do with a stream. Without RTX: a router gives it payload types that the offer did not name. */
function playerCapabilities(router: types.Router, codec: PlayerCodec): types.RtpCapabilities {
  const codecs = router.rtpCapabilities.codecs ?? [];
  return {
    codecs: codecs
      .filter(({ preferredPayloadType }) => preferredPayloadType === codec.payloadType)
      .map((own) => ({ ...own, rtcpFeedback: [...codec.rtcpFeedback] })),
    headerExtensions: [],
  };
}
