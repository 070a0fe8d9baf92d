import type { types } from 'mediasoup';
import type { MediaConsumerOffer, Opaque } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import { Serial } from '#media/serial.ts';
import { SfuConsumer } from './consumer.ts';
import type { SfuProducer } from './producer.ts';
import { decodesAv1 } from './shared-codec.ts';

type Find = (producerId: string) => { peerId: string; producer: SfuProducer } | null;

/** Everything that one peer receives. */
export class PeerReception {
  readonly #peerId: string;
  readonly #router: types.Router;
  readonly #transport: types.WebRtcTransport;
  readonly #find: Find;
  /** By the id of their producer. */
  readonly #consumers = new Map<string, SfuConsumer>();
  readonly #serial = new Serial();
  #decodesAv1: boolean | null = null;

  constructor(peerId: string, router: types.Router, transport: types.WebRtcTransport, find: Find) {
    this.#peerId = peerId;
    this.#router = router;
    this.#transport = transport;
    this.#find = find;
  }

  get count(): number {
    return this.#consumers.size;
  }

  /** Null until the device said what it can receive. */
  get decodesAv1(): boolean | null {
    return this.#decodesAv1;
  }

  /** True while at least one picture flows. */
  get showsVideo(): boolean {
    return [...this.#consumers.values()].some((consumer) => consumer.isVideo && consumer.flows);
  }

  /** The lowest score 0–10 of what flows; null when nothing does. */
  get worstScore(): number | null {
    const scores = [...this.#consumers.values()].map((consumer) => consumer.score);
    const known = scores.filter((score) => score !== null);
    return known.length === 0 ? null : Math.min(...known);
  }

  /** See `MediaPeer.consume`. */
  consume(producerIds: readonly string[], rtpCapabilities: Opaque): Promise<MediaConsumerOffer[]> {
    this.#decodesAv1 = decodesAv1(rtpCapabilities);
    return this.#serial.run(async () => {
      const found = [...new Set(producerIds)].flatMap((id) => this.#find(id) ?? []);
      if (found.length === 0 && producerIds.length > 0) {
        throw new MediaError('notFound', 'none of these producers is in the room');
      }
      const offers = await Promise.all(
        found
          .filter(({ peerId }) => peerId !== this.#peerId)
          .map(({ peerId, producer }) => this.#consumer(peerId, producer, rtpCapabilities)),
      );
      return offers.flatMap((consumer) => (consumer === null ? [] : [consumer.offer]));
    });
  }

  /** See `MediaPeer.show`. Consumers that are gone by now are passed over. */
  show(wanted: readonly { consumerId: string; widthPx: number }[]): Promise<void> {
    return this.#serial.run(async () => {
      const widths = new Map(wanted.map((entry) => [entry.consumerId, entry.widthPx]));
      await Promise.all(
        [...this.#consumers.values()].map((consumer) =>
          consumer.show(widths.get(consumer.id) ?? null),
        ),
      );
    });
  }

  /** Lets a voice through, or no longer, after it came among the loudest or fell behind. */
  follow(producerId: string): Promise<void> {
    return this.#serial.run(async () => this.#consumers.get(producerId)?.follow());
  }

  async #consumer(
    peerId: string,
    producer: SfuProducer,
    rtpCapabilities: Opaque,
  ): Promise<SfuConsumer | null> {
    const known = this.#consumers.get(producer.id);
    if (known !== undefined) return known;
    // mediasoup checks a copy of its own.
    const capabilities = rtpCapabilities as types.RtpCapabilities;
    if (!this.#router.canConsume({ producerId: producer.id, rtpCapabilities: capabilities })) {
      return null;
    }
    const inner = await this.#transport
      .consume({ producerId: producer.id, rtpCapabilities: capabilities, paused: true })
      .catch((error: unknown) => {
        // Closed by its owner while the worker was asked: as good as not named.
        if (producer.inner.closed) return null;
        throw error;
      });
    if (inner === null) return null;
    const consumer = new SfuConsumer(inner, producer, peerId);
    this.#consumers.set(producer.id, consumer);
    inner.observer.once('close', () => this.#consumers.delete(producer.id));
    return consumer;
  }
}
