import type { types } from 'mediasoup';
import { Serial } from '#media/serial.ts';
import type { SfuProducer } from '../producer.ts';
import { startsKeyFrame } from './key-frames.ts';
import { RtpContinuity } from './rtp-continuity.ts';
import { readRtp, writeRtp } from './rtp-packet.ts';

/** How often a key frame is asked for while the next picture waits for one. */
const KEY_FRAME_MS = 1_000;

/** A packet of the stream, to be addressed and sent at once: the buffer belongs to all receivers in turn. */
type Receiver = (packet: Buffer) => void;

/** One sound or one picture without end, made of what different peers send one after the other. */
export class ProgrammeStream {
  readonly mimeType: string;
  readonly #tap: types.DirectTransport;
  readonly #capabilities: types.RtpCapabilities;
  readonly #continuity: RtpContinuity;
  readonly #receivers = new Set<Receiver>();
  readonly #serial = new Serial();
  #current: types.Consumer | null = null;
  #next: types.Consumer | null = null;
  #wantedId: string | null = null;
  #asking: NodeJS.Timeout | null = null;

  /** `tap` is a transport of the room's router. */
  constructor(codec: types.RtpCodecCapability, tap: types.DirectTransport) {
    this.mimeType = codec.mimeType;
    this.#tap = tap;
    // Neither retransmissions nor extensions: packets come through the process, none is lost on the way.
    this.#capabilities = { codecs: [{ ...codec, rtcpFeedback: [] }], headerExtensions: [] };
    this.#continuity = new RtpContinuity(codec.clockRate);
  }

  /** The producer that it follows, or is about to. */
  get producerId(): string | null {
    return this.#wantedId;
  }

  /** True while somebody gets what a producer sends, or is about to. */
  plays(producerId: string): boolean {
    if (this.#receivers.size === 0) return false;
    const isCurrent = this.#current?.producerId === producerId && !this.#current.closed;
    return isCurrent || this.#wantedId === producerId;
  }

  /** Hands every packet to a receiver until the returned function is called. */
  listen(receiver: Receiver): () => void {
    this.#receivers.add(receiver);
    return () => this.#receivers.delete(receiver);
  }

  /** Goes over to another producer; the picture before stays until the next one can be decoded. Null: nothing new comes. */
  follow(producer: SfuProducer | null): Promise<void> {
    if (this.#wantedId === (producer?.id ?? null)) return Promise.resolve();
    this.#wantedId = producer?.id ?? null;
    return this.#serial.run(() => this.#goOver(producer));
  }

  /** Has the sender send a frame from which a decoder can start. */
  askKeyFrame(): void {
    for (const consumer of [this.#current, this.#next])
      if (consumer && !consumer.closed) consumer.requestKeyFrame().catch(() => {});
  }

  /** Ends it; its tap is closed by its owner. */
  close(): void {
    this.#receivers.clear();
    this.#dropNext();
    this.#current?.close();
    this.#current = null;
  }

  async #goOver(producer: SfuProducer | null): Promise<void> {
    if (this.#wantedId !== (producer?.id ?? null) || this.#tap.closed) return;
    this.#dropNext();
    if (producer === null || producer.inner.closed) return;
    const consumer = await this.#tap.consume({
      producerId: producer.id,
      rtpCapabilities: structuredClone(this.#capabilities),
      enableRtx: false,
      paused: true,
    });
    if (consumer.type !== 'simple') {
      const layer = producer.layers.length - 1;
      await consumer.setPreferredLayers({ spatialLayer: layer });
    }
    this.#next = consumer;
    consumer.on('rtp', (packet) => this.#take(consumer, packet));
    this.#asking = setInterval(() => {
      if (!consumer.closed) consumer.requestKeyFrame().catch(() => {});
    }, KEY_FRAME_MS);
    this.#asking.unref();
    await consumer.resume();
  }

  #take(consumer: types.Consumer, bytes: Buffer): void {
    const packet = readRtp(bytes);
    if (!packet || packet.payload.length === 0) return;
    if (consumer === this.#next) {
      if (!startsKeyFrame(this.mimeType, packet.payload)) return;
      this.#begin(consumer);
    }
    if (consumer !== this.#current) return;
    const numbers = this.#continuity.next(packet, performance.now());
    if (!numbers) return;
    const out = writeRtp({ ...packet, ...numbers });
    for (const receive of this.#receivers) receive(out);
  }

  #begin(consumer: types.Consumer): void {
    this.#current?.close();
    this.#current = consumer;
    this.#next = null;
    this.#stopAsking();
    this.#continuity.switched();
  }

  #dropNext(): void {
    this.#stopAsking();
    this.#next?.close();
    this.#next = null;
  }

  #stopAsking(): void {
    if (this.#asking) clearInterval(this.#asking);
    this.#asking = null;
  }
}
