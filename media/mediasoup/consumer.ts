import type { types } from 'mediasoup';
import type { MediaConsumerOffer, Opaque } from '#media/media-engine.ts';
import type { LayerCost, Rung, WantedPicture } from './ladder.ts';
import { chooseLayer, choosePriority } from './layer-choice.ts';
import type { SfuProducer } from './producer.ts';

/** What a peer receives of one producer. It is made paused and flows while the device shows it: a voice if it is forwarded, a picture as the line bears it. */
export class SfuConsumer {
  readonly #consumer: types.Consumer;
  readonly #producer: SfuProducer;
  readonly fromPeer: string;
  #shownPx: number | null = null;
  #given: LayerCost | null = null;
  #givenIndex = -1;
  #told = { layer: '', priority: 0 };

  constructor(consumer: types.Consumer, producer: SfuProducer, fromPeer: string) {
    this.#consumer = consumer;
    this.#producer = producer;
    this.fromPeer = fromPeer;
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

  /** How long the device took to answer on it when it reported last, in milliseconds; null: not known. */
  async roundTripMs(): Promise<number | null> {
    if (this.#consumer.closed) return null;
    const stats = await this.#consumer.getStats().catch(() => []);
    const sent = stats.find(({ type }) => type === 'outbound-rtp');
    // Before the first report mediasoup says 0.
    return sent?.roundTripTime || null;
  }

  /** What the device needs to receive it. */
  get offer(): MediaConsumerOffer {
    return {
      consumerId: this.#consumer.id,
      producerId: this.#consumer.producerId,
      peerId: this.fromPeer,
      source: this.#producer.source,
      kind: this.#consumer.kind,
      rtpParameters: this.#consumer.rtpParameters as Opaque,
    };
  }

  /** What the device shows of it: a picture, or null while it shows none or none is sent. */
  get picture(): { id: string; source: 'camera' | 'screen'; widthPx: number } | null {
    if (!this.isVideo || this.#shownPx === null || this.#consumer.producerPaused) return null;
    return { id: this.id, source: this.#producer.shows, widthPx: this.#shownPx };
  }

  /** The same with its layers, for sharing the line. */
  wantedOn(rung: Rung, widthPx: number): WantedPicture {
    const layers = this.#producer.costsFor(widthPx);
    const given = Math.min(this.#givenIndex, layers.length - 1);
    return { id: this.id, rung, widthPx, layers, given };
  }

  /** The layer that its tile needs, if it flows; −1 while it does not. */
  get wantedLayer(): number {
    if (this.#shownPx === null || this.#given === null) return -1;
    return chooseLayer(this.#shownPx, this.#producer.layers);
  }

  /** Takes note of the tile's width in CSS pixels; null: it is not shown. */
  show(widthPx: number | null): void {
    this.#shownPx = widthPx;
  }

  /** Lets a picture flow up to a layer of those wanted; null stops it. */
  async give(picture: WantedPicture | null, index: number): Promise<void> {
    if (this.#consumer.closed) return;
    this.#givenIndex = index;
    this.#given = picture?.layers[index] ?? null;
    // A picture whose sender paused it stays ready: it flows as soon as it is sent again.
    if (this.#given === null && this.#shownPx !== null && this.#consumer.producerPaused) return;
    if (picture === null || this.#given === null) return this.#pause();
    // Asked together, done in this order: the layer is known before the first packet, and a tile takes one round trip.
    await Promise.all([
      this.#prefer(this.#given, choosePriority(picture.rung, picture.widthPx)),
      this.#consumer.paused ? this.#consumer.resume() : null,
    ]);
  }

  /** Lets a voice flow if it is shown and forwarded; on a thin line only the foremost. */
  async hear(isThin: boolean): Promise<void> {
    if (this.#consumer.closed) return;
    const { forwarded, foremost } = this.#producer;
    if (this.#shownPx === null || !forwarded || (isThin && !foremost)) return this.#pause();
    if (this.#consumer.paused) await this.#consumer.resume();
  }

  async #pause(): Promise<void> {
    if (!this.#consumer.paused) await this.#consumer.pause();
  }

  async #prefer({ spatial, temporal }: LayerCost, priority: number): Promise<void> {
    const layer = `${spatial}.${temporal}`;
    const layered = layer !== this.#told.layer && this.#consumer.type !== 'simple';
    const layers = { spatialLayer: spatial, temporalLayer: temporal };
    await Promise.all([
      layered ? this.#consumer.setPreferredLayers(layers) : null,
      priority === this.#told.priority ? null : this.#consumer.setPriority(priority),
    ]);
    this.#told = { layer: layered ? layer : this.#told.layer, priority };
  }
}
