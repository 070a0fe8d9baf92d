import type { PageSource } from '../page-source.ts';

const KEPT = 120;
const WIDTH_PX = 132;

/** Draws small pictures of pages one after another, newest wish first, and keeps the last hundred as images. */
export class ThumbnailMaker {
  readonly #pdf: PageSource;
  readonly #ready = new Map<number, string>();
  readonly #wanted = new Map<number, Set<(url: string) => void>>();
  #working = false;
  #closed = false;

  constructor(pdf: PageSource) {
    this.#pdf = pdf;
  }

  /** Asks for a page's picture (an object URL); the answer may come at once. Returns the way to give the wish up. */
  want(page: number, show: (url: string) => void): () => void {
    const ready = this.#ready.get(page);
    if (ready) {
      show(ready);
      return () => {};
    }
    const shows = this.#wanted.get(page) ?? new Set();
    shows.add(show);
    this.#wanted.set(page, shows);
    if (!this.#working) void this.#work();
    return () => {
      shows.delete(show);
      if (shows.size === 0) this.#wanted.delete(page);
    };
  }

  /** Stops and frees the pictures. */
  close(): void {
    this.#closed = true;
    this.#wanted.clear();
    for (const url of this.#ready.values()) URL.revokeObjectURL(url);
    this.#ready.clear();
  }

  async #work(): Promise<void> {
    this.#working = true;
    try {
      for (let page = this.#next(); page !== null && !this.#closed; page = this.#next()) {
        const shows = this.#wanted.get(page);
        const url = await this.#draw(page).catch(() => null);
        this.#wanted.delete(page);
        if (!url || this.#closed) continue;
        this.#keep(page, url);
        for (const show of shows ?? []) show(url);
      }
    } finally {
      this.#working = false;
    }
  }

  #next(): number | null {
    return [...this.#wanted.keys()].at(-1) ?? null;
  }

  async #draw(number: number): Promise<string | null> {
    const density = Math.min(2, window.devicePixelRatio);
    const address = this.#pdf.thumbnailOf(number, WIDTH_PX * density);
    if (address) {
      const answer = await fetch(address);
      if (answer.ok) return URL.createObjectURL(await answer.blob());
    }
    const page = await this.#pdf.getPage(number);
    const whole = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (WIDTH_PX / whole.width) * density });
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    try {
      await page.render({ canvas, viewport }).promise;
      const blob = await new Promise<Blob | null>((done) =>
        canvas.toBlob(done, 'image/webp', 0.85),
      );
      return blob && URL.createObjectURL(blob);
    } finally {
      canvas.width = 0;
      canvas.height = 0;
      page.cleanup();
    }
  }

  #keep(page: number, url: string): void {
    this.#ready.set(page, url);
    const oldest = this.#ready.keys().next().value;
    if (this.#ready.size <= KEPT || oldest === undefined) return;
    URL.revokeObjectURL(this.#ready.get(oldest) ?? '');
    this.#ready.delete(oldest);
  }
}
