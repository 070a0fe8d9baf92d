import type { types } from 'mediasoup';
import { Listeners } from '#media/listeners.ts';
import type { MediaSource, Unsubscribe } from '#media/media-engine.ts';
import type { MediaLog } from '#media/media-log.ts';
import type { MediaTap, TapCodec, TapEvent, TapPacket, TapTarget } from '#media/media-tap.ts';
import type { SfuProducer } from './producer.ts';

/** Feedback of a line whose width is estimated: a plain transport has none. */
const ESTIMATES = ['transport-cc', 'goog-remb'];

/** A producer's copy as plain RTP, in the highest of its layers. */
export class SfuTap implements MediaTap {
  readonly source: MediaSource;
  readonly codec: TapCodec;
  readonly #transport: types.PlainTransport;
  readonly #consumer: types.Consumer;
  readonly #listeners: Listeners<TapEvent>;
  readonly #watchers = new Set<(packet: TapPacket) => void>();

  private constructor(
    producer: SfuProducer,
    transport: types.PlainTransport,
    consumer: types.Consumer,
    log: MediaLog,
  ) {
    this.source = producer.source;
    this.codec = codecOf(consumer);
    this.#transport = transport;
    this.#consumer = consumer;
    this.#listeners = new Listeners((err) => log.error({ err }, 'media: listener failed'));
    consumer.on('producerpause', () => this.#listeners.tell('paused'));
    consumer.on('producerresume', () => this.#listeners.tell('resumed'));
    consumer.on('producerclose', () => this.#end('gone'));
    transport.on('routerclose', () => this.#end('lost'));
    consumer.on('trace', ({ type, info }) => {
      if (type === 'rtp') this.#passed(info);
    });
  }

  /** Opens a tap of a producer, paused. */
  static async open(
    router: types.Router,
    producer: SfuProducer,
    { ip, port, isMuxed = false }: TapTarget,
    log: MediaLog,
  ): Promise<SfuTap> {
    const transport = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
      rtcpMux: isMuxed,
      comedia: false,
    });
    try {
      await transport.connect({ ip, port, ...(isMuxed ? {} : { rtcpPort: port + 1 }) });
      const consumer = await transport.consume({
        producerId: producer.id,
        rtpCapabilities: plainCapabilities(router),
        paused: true,
      });
      if (consumer.type !== 'simple')
        await consumer.setPreferredLayers({ spatialLayer: producer.layers.length - 1 });
      return new SfuTap(producer, transport, consumer, log);
    } catch (error) {
      transport.close();
      throw error;
    }
  }

  get paused(): boolean {
    return this.#consumer.producerPaused;
  }

  async resume(): Promise<void> {
    await this.#consumer.resume();
  }

  async requestKeyFrame(): Promise<void> {
    if (this.#consumer.kind === 'video') await this.#consumer.requestKeyFrame();
  }

  async watchPackets(listener: (packet: TapPacket) => void): Promise<Unsubscribe> {
    this.#watchers.add(listener);
    await this.#consumer.enableTraceEvent(['rtp']);
    return () => {
      if (!this.#watchers.delete(listener) || this.#watchers.size > 0) return;
      this.#consumer.enableTraceEvent([]).catch(() => {});
    };
  }

  subscribe(listener: (event: TapEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  onClosed(listener: () => void): void {
    if (this.#transport.closed) listener();
    else this.#transport.observer.once('close', listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#watchers.clear();
    this.#transport.close();
  }

  #passed(info: unknown): void {
    const atMs = Date.now();
    const timestamp = timestampOf(info);
    if (timestamp !== null) for (const watch of [...this.#watchers]) watch({ timestamp, atMs });
  }

  #end(event: 'gone' | 'lost'): void {
    this.#listeners.tell(event);
    this.close();
  }
}

/** What the router understands, without what a recorder on this machine has no use for. */
function plainCapabilities(router: types.Router): types.RtpCapabilities {
  const { codecs = [], ...rest } = structuredClone(router.rtpCapabilities);
  return {
    ...rest,
    codecs: codecs
      .filter(({ mimeType }) => !mimeType.toLowerCase().endsWith('/rtx'))
      .map((codec) => ({
        ...codec,
        rtcpFeedback: (codec.rtcpFeedback ?? []).filter(({ type }) => !ESTIMATES.includes(type)),
      })),
  };
}

function codecOf(consumer: types.Consumer): TapCodec {
  const [codec] = consumer.rtpParameters.codecs;
  if (codec === undefined) throw new Error('a consumer without a codec');
  const parameters = Object.entries((codec.parameters ?? {}) as Record<string, string | number>);
  return {
    kind: consumer.kind,
    name: codec.mimeType.split('/')[1] ?? '',
    payloadType: codec.payloadType,
    clockRate: codec.clockRate,
    channels: consumer.kind === 'audio' ? (codec.channels ?? 1) : null,
    parameters: Object.fromEntries(parameters),
  };
}

/** The RTP timestamp in what mediasoup tells of a packet, whose type it leaves open. */
function timestampOf(info: unknown): number | null {
  if (typeof info !== 'object' || info === null) return null;
  if ('timestamp' in info && typeof info.timestamp === 'number') return info.timestamp;
  return 'rtpPacket' in info ? timestampOf(info.rtpPacket) : null;
}
