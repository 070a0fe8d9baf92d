import type { PictureSource } from '#media/media-engine.ts';

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

/**
 * The priority (1–255) when a weak line cannot carry all pictures: a shared screen or paper first, as its text must stay readable,
 * then the wider tile. Sound has no layers and is always sent.
 */
export function choosePriority(source: PictureSource, widthPx: number): number {
  return source === 'camera' ? Math.min(250, 1 + Math.round(widthPx / 8)) : 255;
}
