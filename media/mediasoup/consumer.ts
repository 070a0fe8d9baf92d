import type { types } from 'mediasoup';
import type { MediaConsumerOffer, Opaque, PictureSource } from '#media/media-engine.ts';
import { chooseFrames, chooseLayer, choosePriority } from './layer-choice.ts';
import type { SfuProducer } from './producer.ts';

/** What a peer receives of one producer. It is made paused and flows while the device shows it, a voice only if it is forwarded. */
export class SfuConsumer {
  readonly #consumer: types.Consumer;
  readonly #producer: SfuProducer;
  readonly #fromPeer: string;
  #shownPx: number | null = null;
  #layer: string | null = null;
  #priority: number | null = null;

  constructor(consumer: types.Consumer, producer: SfuProducer, fromPeer: string) {
    this.#consumer = consumer;
    this.#producer = producer;
    this.#fromPeer = fromPeer;
  }

  get id(): string {
    return this.#consumer.id;
  }

  /** True while a picture or sound is let through to the device. */
  get flows(): boolean {
    return !this.#consumer.closed && !this.#consumer.paused && !this.#consumer.producerPaused;
  }

  get isVideo(): boolean {
    return this.#consumer.kind === 'video';
  }

  /** Score 0–10 of what arrives at the device, without the faults of the sender's own line; null when nothing flows. */
  get score(): number | null {
    return this.flows ? this.#consumer.score.score : null;
  }

  /** What the device needs to receive it. */
  get offer(): MediaConsumerOffer {
    return {
      consumerId: this.#consumer.id,
      producerId: this.#consumer.producerId,
      peerId: this.#fromPeer,
      source: this.#producer.source,
      kind: this.#consumer.kind,
      rtpParameters: this.#consumer.rtpParameters as Opaque,
    };
  }

  /** Lets it flow for a tile of this width in pixels of the display; null pauses it. */
  async show(widthPx: number | null): Promise<void> {
    this.#shownPx = widthPx;
    await this.follow();
  }

  /** Brings it in step with what is shown and forwarded. */
  async follow(): Promise<void> {
    const widthPx = this.#producer.forwarded ? this.#shownPx : null;
    if (this.#consumer.closed) return;
    if (widthPx === null) {
      if (!this.#consumer.paused) await this.#consumer.pause();
      return;
    }
    const { source } = this.#producer;
    // Asked together, done in this order: the layer is known before the first packet, and a tile takes one round trip.
    await Promise.all([
      source === 'microphone' ? null : this.#prefer(source, widthPx),
      this.#consumer.paused ? this.#consumer.resume() : null,
    ]);
  }

  async #prefer(source: PictureSource, widthPx: number): Promise<void> {
    const { layers } = this.#producer;
    const wanted: types.ConsumerLayers = { spatialLayer: chooseLayer(widthPx, layers) };
    if (source !== 'camera')
      wanted.temporalLayer = chooseFrames(widthPx, layers.at(-1) ?? 0, this.#producer.frameLayers);
    const name = `${wanted.spatialLayer} ${wanted.temporalLayer ?? ''}`;
    const priority = choosePriority(source, widthPx);
    const layered = name !== this.#layer && this.#consumer.type !== 'simple';
    await Promise.all([
      layered ? this.#consumer.setPreferredLayers(wanted) : null,
      priority === this.#priority ? null : this.#consumer.setPriority(priority),
    ]);
    if (layered) this.#layer = name;
    this.#priority = priority;
  }
}
