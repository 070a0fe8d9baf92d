import type { SendingLine } from '#client/media/camera-rest.ts';
import type { LineWay } from '#client/media/line-way.ts';
import type {
  LocalProducer,
  MediaDevice,
  MediaTransport,
  Publication,
  ReceiveTransport,
  RemoteConsumer,
  SendHooks,
  SendTransport,
  TransportHooks,
} from '#client/media/media-device.ts';
import type { ConsumerOffer, TransportOffer } from '#contract/media/wire.ts';
import { FakeTrack } from './fake-browser.ts';

/** A transport without a network; `hooks` lets a test break its line. */
export class FakeTransport implements MediaTransport {
  readonly id: string;
  readonly hooks: TransportHooks;
  closed = false;
  iceRestarts = 0;
  takes: LineWay | null = 'udp';
  #connected = false;

  constructor(offer: TransportOffer, hooks: TransportHooks) {
    this.id = offer.id;
    this.hooks = hooks;
  }

  async connect(): Promise<void> {
    if (this.#connected) return;
    this.#connected = true;
    await this.hooks.connect({});
    this.hooks.stateChanged('connected');
  }

  async way(): Promise<LineWay | null> {
    return this.takes;
  }

  async restartIce(): Promise<void> {
    this.iceRestarts += 1;
  }

  close(): void {
    this.closed = true;
  }
}

/** What a test sees of one source that is sent. */
export type FakeProducer = LocalProducer & {
  publication: Publication;
  paused: boolean;
  upTo?: number;
  /** In bits per second. */
  atMostBps?: number;
};

/** The `MediaDevice` without WebRTC: everything connects, nothing flows. */
export class FakeDevice implements MediaDevice {
  readonly transports: FakeTransport[] = [];
  readonly producers: FakeProducer[] = [];
  readonly consumers: RemoteConsumer[] = [];
  /** Says what the sending line bears. */
  tellLine: (line: SendingLine) => void = () => {};

  async load(): Promise<void> {}

  receiveCapabilities(): Record<string, unknown> {
    return {};
  }

  createSendTransport(offer: TransportOffer, hooks: SendHooks): SendTransport {
    const transport = new FakeTransport(offer, hooks);
    this.transports.push(transport);
    return Object.assign(transport, {
      watchLine: (listener: (line: SendingLine) => void) => {
        this.tellLine = listener;
        return () => {};
      },
      produce: async (publication: Publication): Promise<LocalProducer> => {
        await transport.connect();
        const id = await hooks.produce(publication.source, {}, publication.paused);
        const producer: FakeProducer = {
          id,
          publication,
          // It can send whatever is wished for.
          mimeType: `video/${publication.codec ?? 'VP8'}`,
          paused: publication.paused,
          pause: () => {
            producer.paused = true;
          },
          resume: () => {
            producer.paused = false;
          },
          replaceTrack: async () => {},
          sendUpTo: async (layer) => {
            producer.upTo = layer;
          },
          sendAtMost: async (bps) => {
            producer.atMostBps = bps;
          },
          close: () => {},
        };
        this.producers.push(producer);
        return producer;
      },
    });
  }

  createReceiveTransport(offer: TransportOffer, hooks: TransportHooks): ReceiveTransport {
    const transport = new FakeTransport(offer, hooks);
    this.transports.push(transport);
    return Object.assign(transport, {
      consume: async (offered: ConsumerOffer): Promise<RemoteConsumer> => {
        await transport.connect();
        const track = new FakeTrack(offered.kind) as unknown as MediaStreamTrack;
        const consumer = { id: offered.consumerId, track, close: () => {} };
        this.consumers.push(consumer);
        return consumer;
      },
    });
  }

  /** The last transport of a direction. */
  transport(id: 'send' | 'receive'): FakeTransport {
    const found = this.transports.filter((transport) => transport.id === id).at(-1);
    if (!found) throw new Error(`no ${id} transport yet`);
    return found;
  }

  /** The last producer of a source. */
  producer(source: Publication['source']): FakeProducer | undefined {
    return this.producers.filter((own) => own.publication.source === source).at(-1);
  }
}
