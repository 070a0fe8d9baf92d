import { parseScalabilityMode, type types } from 'mediasoup';
import type { MediaProducer, MediaSource } from '#media/media-engine.ts';
import { Serial } from '#media/serial.ts';
import { type LayerWidths, layerWidths } from './layer-choice.ts';

/** What a peer sends of one source. It flows when neither its owner paused it nor the server muted it. */
export class SfuProducer {
  readonly source: MediaSource;
  /** The widths of its layers; a single one when it is not layered. Kept, since mediasoup copies the parameters at each look. */
  readonly layers: LayerWidths;
  /** Width in pixels of the captured picture, if it was said. */
  readonly widthPx: number | undefined;
  /** False while it is a voice that is not among the loudest: then it reaches nobody. */
  forwarded = true;
  readonly #producer: types.Producer;
  readonly #serial = new Serial();
  #pausedByOwner: boolean;
  #muted: boolean;

  /** Takes over a producer that was made paused if `paused` or `muted`. */
  constructor(
    source: MediaSource,
    producer: types.Producer,
    state: { paused: boolean; muted: boolean; widthPx?: number | undefined },
  ) {
    this.source = source;
    this.#producer = producer;
    this.#pausedByOwner = state.paused;
    this.#muted = state.muted;
    this.widthPx = state.widthPx;
    this.layers = layersOf(source, producer.rtpParameters, state.widthPx);
  }

  get id(): string {
    return this.#producer.id;
  }

  get muted(): boolean {
    return this.#muted;
  }

  /** mediasoup's producer, for the observers of the room. */
  get inner(): types.Producer {
    return this.#producer;
  }

  /** As others see it. */
  get view(): MediaProducer {
    return {
      producerId: this.#producer.id,
      source: this.source,
      paused: this.#pausedByOwner || this.#muted,
      mutedByServer: this.#muted,
    };
  }

  /** Its codec in small letters, such as `video/vp8`. */
  get mimeType(): string {
    return this.#producer.rtpParameters.codecs[0]?.mimeType.toLowerCase() ?? '';
  }

  /** How many temporal layers it has: who gets fewer of them sees fewer frames of the same sharpness. */
  get frameLayers(): number {
    const [first] = this.#producer.rtpParameters.encodings ?? [];
    return parseScalabilityMode(first?.scalabilityMode).temporalLayers;
  }

  /** Score 0–10 of the best stream that arrives, null while nothing is known or nothing flows. */
  get score(): number | null {
    if (this.#producer.paused) return null;
    const best = Math.max(0, ...this.#producer.score.map((stream) => stream.score));
    return best === 0 ? null : best;
  }

  setPausedByOwner(paused: boolean): Promise<void> {
    this.#pausedByOwner = paused;
    return this.#apply();
  }

  setMuted(muted: boolean): Promise<void> {
    this.#muted = muted;
    return this.#apply();
  }

  close(): void {
    this.#producer.close();
  }

  #apply(): Promise<void> {
    return this.#serial.run(async () => {
      const stopped = this.#pausedByOwner || this.#muted;
      if (this.#producer.closed || this.#producer.paused === stopped) return;
      await (stopped ? this.#producer.pause() : this.#producer.resume());
    });
  }
}

function layersOf(
  source: MediaSource,
  { encodings = [] }: types.RtpParameters,
  widthPx: number | undefined,
): LayerWidths {
  if (source === 'microphone') return [];
  const { spatialLayers } = parseScalabilityMode(encodings[0]?.scalabilityMode);
  return layerWidths({ source, widthPx }, encodings, spatialLayers);
}
