import { useSyncExternalStore } from 'react';

/** Whether the server can be reached; `keptAt` is the age of the oldest kept answer that was shown meanwhile, in ms since 1970. */
export type LineView = { isDown: false } | { isDown: true; since: number; keptAt: number | null };

const UP: LineView = { isDown: false };

/** What this page knows of its line to the server, from the requests that it makes and from what the browser says. */
export class Line {
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #backListeners = new Set<() => void>();
  #view: LineView = UP;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The present view; the same object until something changes. */
  readonly view = (): LineView => this.#view;

  /** Subscribes to `view`; returns the way out. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls back each time the server is reached again; returns the way out. */
  readonly onBack = (listener: () => void): (() => void) => {
    this.#backListeners.add(listener);
    return () => this.#backListeners.delete(listener);
  };

  /** A request did not reach the server, or the browser has no network. */
  readonly lost = (): void => {
    if (!this.#view.isDown) this.#set({ isDown: true, since: this.#now(), keptAt: null });
  };

  /** The server answered. */
  readonly found = (): void => {
    if (!this.#view.isDown) return;
    this.#set(UP);
    for (const listener of this.#backListeners) listener();
  };

  /** A page shows an answer that was kept at this moment. */
  gaveKept(at: number): void {
    const view = this.#view;
    if (view.isDown && (view.keptAt === null || at < view.keptAt))
      this.#set({ ...view, keptAt: at });
  }

  #set(view: LineView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

/** The line of this page. */
export const line = new Line();

if (!navigator.onLine) line.lost();
window.addEventListener('offline', line.lost);

/** The line as a hook. */
export function useLineView(): LineView {
  return useSyncExternalStore(line.subscribe, line.view);
}
