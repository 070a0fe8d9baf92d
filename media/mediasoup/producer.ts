import { parseScalabilityMode, type types } from 'mediasoup';
import type { MediaProducer, MediaSource } from '#media/media-engine.ts';
import { Serial } from '#media/serial.ts';
import type { LayerCost } from './ladder.ts';
import {
  chooseFrames,
  chooseLayer,
  type LayerWidths,
  layerCosts,
  layerWidths,
} from './layer-choice.ts';

/** What a peer sends of one source. It flows when neither its owner paused it nor the server muted it. */
export class SfuProducer {
  readonly source: MediaSource;
  /** The widths of its layers; a single one when it is not layered. */
  readonly layers: LayerWidths;
  /** Width in pixels of the captured picture, if it was said. */
  readonly widthPx: number | undefined;
  /** False while it is a voice that is not among the loudest: then it reaches nobody. */
  forwarded = true;
  /** True while it is a voice that even a device on a thin line receives: of who is favoured, or of the loudest few. */
  foremost = true;
  readonly #producer: types.Producer;
  readonly #serial = new Serial();
  #pausedByOwner: boolean;
  #muted: boolean;
  /** Kept, since mediasoup copies the parameters at each look. */
  readonly #encodings: readonly types.RtpEncodingParameters[];
  /** In kbit/s by "spatial.temporal", frames of the lower temporal layers included. */
  #measured: ReadonlyMap<string, number> = new Map();

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
    this.#encodings = producer.rtpParameters.encodings ?? [];
    this.layers = layersOf(source, this.#encodings, state.widthPx);
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

  /** What it shows, people or what has to be read; of no meaning for a microphone. */
  get shows(): 'camera' | 'screen' {
    return this.source === 'screen' || this.source === 'documentCamera' ? 'screen' : 'camera';
  }

  /** Its layers up to the one that a tile of this width needs, with what they take now. */
  costsFor(widthPx: number): LayerCost[] {
    const temporal = this.#frameLayers;
    const layers = { top: chooseLayer(widthPx, this.layers), temporal };
    const measured = (s: number, t: number) => this.#measured.get(`${s}.${t}`) ?? 0;
    const costs = layerCosts(this.shows, this.#encodings, layers, measured);
    if (this.shows === 'camera') return costs;
    const frames = chooseFrames(widthPx, this.layers.at(-1) ?? 0, temporal);
    return costs.filter((layer) => layer.temporal <= frames);
  }

  /** Reads anew what its layers take. */
  async measure(): Promise<void> {
    if (this.#producer.closed || this.#producer.paused) return;
    const measured = new Map<string, number>();
    for (const stream of await this.#producer.getStats()) {
      const at = this.#encodings.findIndex(({ rid, ssrc }) =>
        rid ? rid === stream.rid : ssrc === stream.ssrc,
      );
      const layered = Object.entries(stream.bitrateByLayer ?? {});
      for (const [layer, bps] of layered) {
        const [spatial, temporal] = layer.split('.').map(Number);
        measured.set(`${this.#encodings.length > 1 ? at : spatial}.${temporal}`, bps / 1000);
      }
      if (layered.length === 0) measured.set(`${Math.max(0, at)}.0`, stream.bitrate / 1000);
    }
    this.#measured = measured;
  }

  /** How many temporal layers it has: who gets fewer of them sees fewer frames of the same sharpness. */
  get #frameLayers(): number {
    return parseScalabilityMode(this.#encodings[0]?.scalabilityMode).temporalLayers;
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
  encodings: readonly types.RtpEncodingParameters[],
  widthPx: number | undefined,
): LayerWidths {
  if (source === 'microphone') return [];
  const { spatialLayers } = parseScalabilityMode(encodings[0]?.scalabilityMode);
  return layerWidths({ source, widthPx }, encodings, spatialLayers);
}
