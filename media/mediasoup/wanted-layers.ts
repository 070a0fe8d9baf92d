/** A layer must have been unwanted for so long before its sender is told: pages are turned and come back. */
const UNWANTED_MS = 6_000;

type Told = { layer: number; unwantedSinceMs: number | null };

/** Remembers up to which layer each sender was told to send its picture: more is told at once, less after a while. */
export class WantedLayers {
  readonly #told = new Map<string, Told>();

  /**
   * Takes how high a producer's layers are wanted now (index; −1: not at all) and answers what its sender is to be told, or null when it
   * knows. `all` is its highest layer, which every sender sends until it is told otherwise.
   */
  want(producerId: string, layer: number, all: number, nowMs: number): number | null {
    const known = this.#told.get(producerId) ?? { layer: all, unwantedSinceMs: null };
    this.#told.set(producerId, known);
    if (layer >= known.layer) {
      known.unwantedSinceMs = null;
      if (layer === known.layer) return null;
      known.layer = layer;
      return layer;
    }
    known.unwantedSinceMs ??= nowMs;
    if (nowMs - known.unwantedSinceMs < UNWANTED_MS) return null;
    known.unwantedSinceMs = null;
    known.layer = layer;
    return layer;
  }

  /** Forgets producers that are no more. */
  keep(producerIds: ReadonlySet<string>): void {
    for (const id of this.#told.keys()) if (!producerIds.has(id)) this.#told.delete(id);
  }
}
