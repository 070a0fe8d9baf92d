import type { PictureSource } from './conference-state.ts';
import { FlowWatch } from './flow-watch.ts';
import { Store, type Unsubscribe } from './store.ts';

/** What a tile's picture is made of now; `consumerId` is null for this device's own picture. */
export type Picture = { track: MediaStreamTrack; consumerId: string | null };

/** A picture that is seen, and how wide its widest tile is, in pixels of the display. */
export type SeenPicture = { key: string; source: PictureSource; widthPx: number };

type Tile = {
  video: HTMLVideoElement;
  key: string;
  source: PictureSource;
  visible: boolean;
  widthPx: number;
  /** In a window of its own, which is seen while the page is not. */
  floating: boolean;
  /** Whether the picture comes over the line, rather than from this device's own camera. */
  remote: boolean;
};

/** Widths are told in steps, so that an animation does not send a message per frame. */
const WIDTH_STEP_PX = 40;
/** A face gains nothing from a finer display than this; a phone's line would pay for it. */
const MOST_DENSITY = 2;
/** How wide a picture in a small window is taken to be, in CSS pixels. */
const FLOATING_PX = 400;

/**
 * Binds `<video>` elements to the peers' pictures and knows which of them can be seen and how large. The elements come
 * from React, the tracks never go there.
 */
export class Tiles {
  /** Counts up at each change of what is seen; who tells the server listens here. */
  readonly changed = new Store(0);
  /** Whether a picture of somebody else has been shown since this page was opened. */
  readonly hasShown = new Store(false);
  readonly #tiles = new Set<Tile>();
  readonly #find: (key: string, source: PictureSource) => Picture | null;
  readonly #flow = new FlowWatch(this.#tiles);
  readonly #byElement = new Map<Element, Tile>();
  #seen: IntersectionObserver | null = null;
  #sized: ResizeObserver | null = null;

  constructor(find: (key: string, source: PictureSource) => Picture | null) {
    this.#find = find;
  }

  /**
   * Shows a peer's picture in the element, now and through every interruption, until the returned function is called. What is
   * `floating` counts as seen whatever becomes of the page.
   */
  attach(
    video: HTMLVideoElement,
    key: string,
    source: PictureSource,
    floating = false,
  ): Unsubscribe {
    const tile: Tile = { video, key, source, visible: false, widthPx: 0, floating, remote: false };
    this.#tiles.add(tile);
    this.#byElement.set(video, tile);
    this.#observe(video);
    this.#flow.start();
    this.#bind(tile);
    if (floating) this.#tell();
    return () => {
      if (!this.#tiles.delete(tile)) return;
      this.#byElement.delete(video);
      this.#seen?.unobserve(video);
      this.#sized?.unobserve(video);
      video.srcObject = null;
      if (this.#tiles.size === 0) this.#flow.stop();
      this.#tell();
    };
  }

  /** Binds every tile anew, after a track came, went or was replaced. */
  refresh(): void {
    for (const tile of this.#tiles) this.#bind(tile);
    this.#tell();
  }

  /** The pictures that can be seen now: none of the page while it is in the background, or lies under a sheet that covers it. */
  seen(): SeenPicture[] {
    const isHidden = document.visibilityState === 'hidden';
    const density = Math.min(window.devicePixelRatio || 1, MOST_DENSITY);
    const widest = new Map<string, SeenPicture>();
    for (const tile of this.#tiles) {
      const { key, source, floating } = tile;
      if (!floating && (isHidden || !tile.visible || isCovered(tile.video))) continue;
      const widthPx = Math.round((floating ? FLOATING_PX : tile.widthPx) * density);
      const name = `${source} ${key}`;
      if (widthPx <= (widest.get(name)?.widthPx ?? 0)) continue;
      widest.set(name, { key, source, widthPx });
    }
    return [...widest.values()];
  }

  /** Lets go of every element. */
  close(): void {
    this.#seen?.disconnect();
    this.#sized?.disconnect();
    this.#seen = null;
    this.#sized = null;
    document.removeEventListener('visibilitychange', this.#tell);
    this.#flow.stop();
    for (const { video } of this.#tiles) video.srcObject = null;
    this.#tiles.clear();
    this.#byElement.clear();
  }

  #observe(video: HTMLVideoElement): void {
    if (!this.#seen) document.addEventListener('visibilitychange', this.#tell);
    this.#seen ??= new IntersectionObserver((entries) => this.#sawTiles(entries), {
      threshold: 0.05,
    });
    this.#sized ??= new ResizeObserver((entries) => this.#sizedTiles(entries));
    this.#seen.observe(video);
    this.#sized.observe(video);
  }

  #sawTiles(entries: IntersectionObserverEntry[]): void {
    for (const entry of entries) {
      const tile = this.#byElement.get(entry.target);
      if (!tile) continue;
      tile.visible = entry.isIntersecting;
      // The entry tells how wide the tile was; on a busy device it may have been laid out anew since.
      tile.widthPx = stepped(entry.target.clientWidth);
    }
    this.#tell();
  }

  #sizedTiles(entries: ResizeObserverEntry[]): void {
    let moved = false;
    for (const entry of entries) {
      const tile = this.#byElement.get(entry.target);
      const widthPx = stepped(entry.contentRect.width);
      if (!tile || tile.widthPx === widthPx) continue;
      tile.widthPx = widthPx;
      moved = true;
    }
    if (moved) this.#tell();
  }

  #bind(tile: Tile): void {
    const picture = this.#find(tile.key, tile.source);
    const current = tile.video.srcObject instanceof MediaStream ? tile.video.srcObject : null;
    // Without a picture the last one stays: during an interruption a still picture is calmer than none.
    if (!picture || current?.getVideoTracks()[0] === picture.track) return;
    tile.video.srcObject = new MediaStream([picture.track]);
    void tile.video.play().catch(() => undefined);
    tile.remote = picture.consumerId !== null;
    if (tile.remote) this.#markFirstFrame(tile.video);
  }

  /** Leaves `conference:first-frame` in the page's performance timeline, beside `conference:join`. */
  #markFirstFrame(video: HTMLVideoElement): void {
    if (this.hasShown.getSnapshot() || !('requestVideoFrameCallback' in video)) return;
    video.requestVideoFrameCallback(() => {
      if (this.hasShown.getSnapshot()) return;
      this.hasShown.set(true);
      performance.mark('conference:first-frame');
    });
  }

  readonly #tell = (): void => this.changed.update((count) => count + 1);
}

/** On a phone a sheet fills the screen: what is inert below it is not seen. */
function isCovered(video: HTMLVideoElement): boolean {
  return matchMedia('(width <= 640px)').matches && video.closest('[inert]') !== null;
}

function stepped(widthPx: number): number {
  return Math.ceil(widthPx / WIDTH_STEP_PX) * WIDTH_STEP_PX;
}
