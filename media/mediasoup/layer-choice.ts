import type { PictureSource } from '#media/media-engine.ts';
import type { LayerCost, Rung } from './ladder.ts';

/** The widths in pixels of the layers of a video, smallest first; one entry when it has one layer. */
export type LayerWidths = readonly number[];

type Encoding = { scaleResolutionDownBy?: number; scalabilityMode?: string };

/** Width in pixels that is taken for the largest layer when the device did not say what it captures. */
const USUAL_WIDTH_PX = {
  camera: 1280,
  screen: 1920,
  documentCamera: 1920,
} as const satisfies Record<PictureSource, number>;

/** A layer may be enlarged by this much before the next one is worth its bitrate. */
const ENLARGE = 1.25;

/**
 * Estimates the layers of a producer from its encodings: by `scaleResolutionDownBy` where given, else halving from layer to
 * layer. `spatialLayers` counts the layers of a single scalable encoding.
 */
export function layerWidths(
  captured: { source: PictureSource; widthPx?: number | undefined },
  encodings: readonly Encoding[],
  spatialLayers: number,
): LayerWidths {
  const full = captured.widthPx ?? USUAL_WIDTH_PX[captured.source];
  const count = encodings.length > 1 ? encodings.length : Math.max(1, spatialLayers);
  return Array.from({ length: count }, (_, layer) => {
    const declared = encodings.length > 1 ? encodings[layer]?.scaleResolutionDownBy : undefined;
    const usable = declared !== undefined && declared >= 1;
    return Math.round(full / (usable ? declared : 2 ** (count - 1 - layer)));
  });
}

/** The lowest layer that fills a tile `widthPx` pixels of the display wide without visible blur; the highest for anything wider. */
export function chooseLayer(widthPx: number, widths: LayerWidths): number {
  const enough = widths.findIndex((width) => width * ENLARGE >= widthPx);
  return enough === -1 ? Math.max(0, widths.length - 1) : enough;
}

/** A tile this many times narrower than the picture cannot be read: it needs to be seen to change, not to move. */
const UNREADABLE = 3;

/** Which of the temporal layers, 0 for the fewest frames, a tile `widthPx` wide needs of a picture that is there to be read. */
export function chooseFrames(widthPx: number, fullPx: number, temporalLayers: number): number {
  return widthPx * UNREADABLE < fullPx ? 0 : Math.max(0, temporalLayers - 1);
}

/** The share of a layer's bitrate that its frames take up to each temporal layer, by the number of these layers. */
const TEMPORAL_SHARES: Record<number, readonly number[]> = {
  1: [1],
  2: [0.6, 1],
  3: [0.4, 0.6, 1],
};
/** Bitrate in kbit/s that is taken for a layer when its device said none. */
const USUAL_KBPS = { camera: 500, screen: 1000 } as const;

/** What a layer was measured to take in kbit/s, frames up to a temporal layer; 0 when it is not sent now. */
export type MeasuredKbps = (spatial: number, temporal: number) => number;

/**
 * The layers of a video up to spatial layer `top`, the cheapest first, with what they take: as measured, else as their device
 * announced.
 */
export function layerCosts(
  source: 'camera' | 'screen',
  encodings: readonly { maxBitrate?: number }[],
  layers: { top: number; temporal: number },
  measured: MeasuredKbps,
): LayerCost[] {
  const costs: LayerCost[] = [];
  const shares = TEMPORAL_SHARES[layers.temporal] ?? [1];
  for (let spatial = 0; spatial <= layers.top; spatial += 1) {
    const { maxBitrate = 1000 * USUAL_KBPS[source] } = encodings[spatial] ?? encodings.at(-1) ?? {};
    for (const [temporal, share] of shares.entries()) {
      const kbps = measured(spatial, temporal) || (share * maxBitrate) / 1000;
      costs.push({ spatial, temporal, kbps: Math.max(kbps, costs.at(-1)?.kbps ?? 0) });
    }
  }
  return costs;
}

/** The priority (1–255) with which mediasoup serves a picture when it has to choose by itself: by the ladder, then by width. */
export function choosePriority(rung: Rung, widthPx: number): number {
  if (rung === 'speaker') return 255;
  return rung === 'screen' ? 254 : Math.min(250, 1 + Math.round(widthPx / 8));
}
