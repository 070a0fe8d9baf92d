import type { MediaRequestInput } from '#contract/media/wire.ts';
import type { MediaSignal } from './media-signal.ts';
import { mayPass } from './recovery.ts';

/** A consumer that is to flow, and how wide its picture is shown, in pixels of the display; 0 for a voice. */
export type ShownConsumer = MediaRequestInput<'media.show'>['consumers'][number];

/** The shortest time between two reports. */
const INTERVAL_MS = 150;
/** How long after a report without an answer it is made again, in milliseconds. */
const AGAIN_MS = 1000;
/** Consumers start paused: at the beginning the server knows that nothing is wanted. */
const NOTHING = '[]';

/** Tells the server which pictures are seen, and that all voices are wanted: at once, then at most every 150 ms, never twice the same. */
export class ShownReporter {
  readonly #signal: MediaSignal;
  readonly #wanted: () => ShownConsumer[];
  /** What the server was told last; null while nobody knows what it heard. */
  #last: string | null = NOTHING;
  /** Counts the joinings: what becomes of a report of a former one does not matter. */
  #joining = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #again = false;

  constructor(signal: MediaSignal, wanted: () => ShownConsumer[]) {
    this.#signal = signal;
    this.#wanted = wanted;
  }

  /** Reports if there is something new to tell. */
  report(): void {
    if (this.#timer) {
      this.#again = true;
      return;
    }
    if (!this.#send()) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#again) return;
      this.#again = false;
      this.report();
    }, INTERVAL_MS);
  }

  /** Forgets what was told, as after a new joining; the next report is sent at once. */
  reset(): void {
    if (this.#timer) clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    this.#timer = null;
    this.#again = false;
    this.#joining += 1;
    this.#last = NOTHING;
  }

  /** Sends what is wanted; false when the server knows it already. */
  #send(): boolean {
    const consumers = this.#wanted()
      // Voices (0 px) first, for who is not heard is not there; then the largest pictures.
      .sort((a, b) => Number(a.widthPx > 0) - Number(b.widthPx > 0) || b.widthPx - a.widthPx)
      .slice(0, 128);
    const told = JSON.stringify(consumers);
    if (told === this.#last) return false;
    this.#last = told;
    const joining = this.#joining;
    this.#signal.request('media.show', { consumers }).catch((error: unknown) => {
      if (joining === this.#joining && this.#last === told) this.#failed(error);
    });
    return true;
  }

  /** Nothing may change any more that would have it said: it is said again by itself. */
  #failed(error: unknown): void {
    this.#last = null;
    if (!mayPass(error)) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.report(), AGAIN_MS);
  }
}
