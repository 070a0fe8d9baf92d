import { Store } from './store.ts';

/** Whether the picture in a window of its own is open; `element` is the body to draw into, null where the browser shows a video alone. */
export type SmallWindowState =
  | { status: 'closed' }
  | { status: 'open'; element: HTMLElement | null }
  /** The browser has no such window, or refused it. */
  | { status: 'unsupported' }
  | { status: 'refused' };

type DocumentWindows = {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
};

const SIZE = { width: 400, height: 225 };

/**
 * A small window over all others with the large picture: a document of its own where the browser has that, else a video alone, which
 * `video` gives. Browsers open it on a click or a key; on leaving the tab by themselves where they offer it.
 */
export class SmallWindow {
  readonly state = new Store<SmallWindowState>({ status: 'closed' });
  readonly #video: () => Promise<HTMLVideoElement>;
  #close: (() => void) | null = null;
  #opening = false;

  constructor(video: () => Promise<HTMLVideoElement>) {
    this.#video = video;
  }

  /** Opens it, or closes it again. */
  async toggle(): Promise<void> {
    if (this.#close) this.close();
    else await this.open();
  }

  async open(): Promise<void> {
    if (this.#close || this.#opening) return;
    this.#opening = true;
    try {
      const windows = documentWindows();
      if (windows) this.#shownIn(await windows.requestWindow(SIZE));
      else if (document.pictureInPictureEnabled) await this.#showVideo();
      else this.state.set({ status: 'unsupported' });
    } catch {
      this.state.set({ status: 'refused' });
    } finally {
      this.#opening = false;
    }
  }

  /** Closes it; again is harmless. */
  close(): void {
    this.#close?.();
  }

  /** Forgets why it could not be opened. */
  forget(): void {
    if (!this.#close) this.state.set({ status: 'closed' });
  }

  #shownIn(pane: Window): void {
    for (const sheet of document.querySelectorAll('style, link[rel="stylesheet"]'))
      pane.document.head.append(sheet.cloneNode(true));
    Object.assign(pane.document.documentElement.dataset, document.documentElement.dataset);
    pane.document.documentElement.lang = document.documentElement.lang;
    const ended = () => this.#closed();
    pane.addEventListener('pagehide', ended, { once: true });
    this.#close = () => pane.close();
    this.state.set({ status: 'open', element: pane.document.body });
  }

  async #showVideo(): Promise<void> {
    const video = await this.#video();
    await video.requestPictureInPicture();
    video.addEventListener('leavepictureinpicture', () => this.#closed(), { once: true });
    this.#close = () => void document.exitPictureInPicture().catch(() => undefined);
    this.state.set({ status: 'open', element: null });
  }

  #closed(): void {
    this.#close = null;
    this.state.set({ status: 'closed' });
  }
}

function documentWindows(): DocumentWindows | null {
  return 'documentPictureInPicture' in window
    ? (window.documentPictureInPicture as DocumentWindows)
    : null;
}
