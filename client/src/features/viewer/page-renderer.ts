import { type Painting, PaintingGivenUp, paint } from './page-painting.ts';
import type { PageSource } from './page-source.ts';
import type { PageSize, Turn } from './page-space.ts';
import { cutoutOf, type Region } from './page-viewport.ts';

/** A page as it is wanted on the screen; `scale` is CSS pixels per point, `spare` the page to draw ahead (null: none). */
export type WantedPage = {
  page: number;
  turn: Turn;
  scaleOf: (size: PageSize) => number;
  spare: number | null;
};

/** The page whose picture is on the screen now. */
export type ShownPage = { page: number; turn: Turn; size: PageSize };

type Picture = {
  page: number;
  turn: Turn;
  /** Device pixels per point. */
  density: number;
  size: PageSize;
  canvas: HTMLCanvasElement;
  task: Painting;
};

/**
 * Draws pages into a host element. At most three canvases live at a time: the picture on the screen, the one being drawn,
 * and either the neighbour drawn ahead or, when the zoom is beyond one canvas, the sharp detail of what is visible.
 * The old picture stays until the new one is ready.
 */
export class PageRenderer {
  readonly #source: PageSource;
  readonly #host: HTMLElement;
  readonly #onShown: (shown: ShownPage) => void;
  readonly #onTrouble: (cause: unknown) => void;
  readonly #maxPixels: number;
  #current: Picture | null = null;
  #coming: Picture | null = null;
  #ahead: Picture | null = null;
  #detail: Picture | null = null;
  #wish = 0;
  #closed = false;

  constructor(options: {
    source: PageSource;
    host: HTMLElement;
    onShown: (shown: ShownPage) => void;
    onTrouble: (cause: unknown) => void;
    /** The most pixels of one canvas; beyond it only the visible part is drawn sharp. */
    maxPixels: number;
  }) {
    this.#source = options.source;
    this.#host = options.host;
    this.#onShown = options.onShown;
    this.#onTrouble = options.onTrouble;
    this.#maxPixels = options.maxPixels;
  }

  /** Shows a page; a wish that comes later overtakes this one. Answers whether this one is on the screen. */
  async show(want: WantedPage): Promise<boolean> {
    const wish = ++this.#wish;
    try {
      const size = await this.#source.sizeOf(want.page);
      if (wish !== this.#wish || this.#closed) return false;
      const density = this.#densityFor(size, want.scaleOf(size));
      if (isPicture(this.#current, want.page, want.turn, density)) {
        this.#coming = discard(this.#coming);
        this.#prepare(want, wish);
        return true;
      }
      const picture = this.#take(want.page, want.turn, density, size);
      await picture.task.promise;
      if (wish !== this.#wish || this.#closed) return false;
      this.#present(picture);
      this.#prepare(want, wish);
      return true;
    } catch (cause) {
      if (wish === this.#wish && !this.#closed && !isCancelled(cause)) this.#onTrouble(cause);
      return false;
    }
  }

  /** Draws the visible part at full sharpness where the whole page would be more than one canvas may hold. */
  async sharpen(scale: number, region: Region): Promise<void> {
    const base = this.#current;
    const density = scale * window.devicePixelRatio;
    if (!base || this.#coming || base.density >= density * 0.97) {
      this.#detail = discard(this.#detail);
      return;
    }
    this.#ahead = discard(this.#ahead);
    const detail = this.#draw(base.page, base.turn, density, base.size, region);
    this.#coming = detail;
    try {
      await detail.task.promise;
    } catch (cause) {
      if (!isCancelled(cause)) this.#onTrouble(cause);
      return;
    }
    if (this.#coming !== detail) return;
    this.#coming = null;
    const old = this.#detail;
    this.#detail = detail;
    this.#host.append(detail.canvas);
    discard(old);
  }

  /** Stops all drawing and gives the pixels back. */
  close(): void {
    this.#closed = true;
    for (const p of [this.#current, this.#coming, this.#ahead, this.#detail]) discard(p);
    this.#current = this.#coming = this.#ahead = this.#detail = null;
  }

  #densityFor(size: PageSize, scale: number): number {
    const wanted = scale * window.devicePixelRatio;
    return Math.min(wanted, Math.sqrt(this.#maxPixels / (size.widthPt * size.heightPt)));
  }

  #take(page: number, turn: Turn, density: number, size: PageSize): Picture {
    if (isPicture(this.#coming, page, turn, density)) return this.#coming;
    this.#coming = discard(this.#coming);
    if (isPicture(this.#ahead, page, turn, density)) {
      this.#coming = this.#ahead;
      this.#ahead = null;
      return this.#coming;
    }
    this.#ahead = discard(this.#ahead);
    this.#coming = this.#draw(page, turn, density, size, null);
    return this.#coming;
  }

  #present(picture: Picture): void {
    const old = this.#current;
    this.#current = picture;
    this.#coming = null;
    this.#host.replaceChildren(picture.canvas);
    this.#detail = discard(this.#detail);
    discard(old);
    if (old && old.page !== picture.page) this.#source.leave(old.page);
    this.#onShown({ page: picture.page, turn: picture.turn, size: picture.size });
  }

  #prepare(want: WantedPage, wish: number): void {
    const spare = want.spare;
    if (spare === null || spare < 1 || spare > this.#source.numPages || this.#ahead?.page === spare)
      return;
    const limited = this.#current !== null && this.#isLimited(want);
    if (limited) return;
    whenIdle(async () => {
      if (wish !== this.#wish || this.#closed || this.#coming || this.#detail) return;
      const size = await this.#source.sizeOf(spare);
      if (wish !== this.#wish || this.#closed || this.#coming || this.#detail) return;
      this.#ahead = discard(this.#ahead);
      const density = this.#densityFor(size, want.scaleOf(size));
      const ahead = this.#draw(spare, want.turn, density, size, null);
      this.#ahead = ahead;
      ahead.task.promise.then(
        // Who turns back is not made to wait either.
        () => this.#source.warm(want.page - (spare - want.page)),
        () => {
          if (this.#ahead === ahead) this.#ahead = discard(ahead);
        },
      );
    });
  }

  #draw(page: number, turn: Turn, density: number, size: PageSize, region: Region | null): Picture {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    const cutout = cutoutOf(size, turn, density, region);
    canvas.width = cutout.pixels.width;
    canvas.height = cutout.pixels.height;
    Object.assign(canvas.style, cutout.place);
    if (region) canvas.dataset.detail = '';
    const task = paint(canvas, this.#source, { page, turn, density, cutout });
    return { page, turn, density, size, canvas, task };
  }

  #isLimited(want: WantedPage): boolean {
    const size = this.#current?.size;
    if (!size) return false;
    const scale = want.scaleOf(size);
    return this.#densityFor(size, scale) < scale * window.devicePixelRatio * 0.97;
  }
}

function isPicture(
  picture: Picture | null,
  page: number,
  turn: Turn,
  density: number,
): picture is Picture {
  return (
    picture !== null &&
    picture.page === page &&
    picture.turn === turn &&
    picture.canvas.dataset.detail === undefined &&
    Math.abs(picture.density - density) < 0.005
  );
}

/** Stops a drawing and frees its pixels at once; Safari otherwise keeps them until its next collection. */
function discard(picture: Picture | null): null {
  if (!picture) return null;
  picture.task.cancel();
  picture.canvas.remove();
  picture.canvas.width = 0;
  picture.canvas.height = 0;
  return null;
}

function isCancelled(cause: unknown): boolean {
  return cause instanceof PaintingGivenUp;
}

function whenIdle(work: () => Promise<void>): void {
  const run = () => void work().catch(() => undefined);
  if ('requestIdleCallback' in window) window.requestIdleCallback(run, { timeout: 400 });
  else setTimeout(run, 120);
}
