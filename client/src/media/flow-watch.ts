/** A tile's element with what is known of it. */
export type WatchedTile = { video: HTMLVideoElement; visible: boolean; remote: boolean };

const TICK_MS = 1000;
/** A picture that stood still for so many ticks while it was seen is stalled. */
const STILL_TICKS = 3;

/** Marks the elements of pictures that stand still as `data-stalled`: browsers do not tell when no frames arrive. */
export class FlowWatch {
  readonly #tiles: Iterable<WatchedTile>;
  readonly #seen = new WeakMap<HTMLVideoElement, { frames: number; still: number }>();
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(tiles: Iterable<WatchedTile>) {
    this.#tiles = tiles;
  }

  /** Begins to look once a second; again is harmless. */
  start(): void {
    this.#timer ??= setInterval(() => this.#look(), TICK_MS);
  }

  /** Ends looking; again is harmless. */
  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  #look(): void {
    for (const { video, visible, remote } of this.#tiles) {
      const { frames, still } = this.#seen.get(video) ?? { frames: 0, still: 0 };
      const now = video.getVideoPlaybackQuality?.().totalVideoFrames ?? 0;
      const flows = now !== frames || !visible || !remote || document.hidden;
      const next = flows ? 0 : still + 1;
      this.#seen.set(video, { frames: now, still: next });
      video.toggleAttribute('data-stalled', next >= STILL_TICKS);
    }
  }
}
