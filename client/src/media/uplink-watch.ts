import { type CameraRest, cameraFlows, nextRest, type SendingLine } from './camera-rest.ts';
import type { SendTransport } from './media-device.ts';
import { Store, type Unsubscribe } from './store.ts';

/** Watches what the line from this device bears: `rests` is true while the camera has to make room for the voice. */
export class UplinkWatch {
  readonly rests = new Store(false);
  readonly #isSending: () => boolean;
  readonly #now: () => number;
  #stop: Unsubscribe | null = null;
  #state: CameraRest = cameraFlows(0);

  /** `isSending` tells whether a camera would be sent at all. */
  constructor(isSending: () => boolean, now: () => number = () => performance.now()) {
    this.#isSending = isSending;
    this.#now = now;
  }

  /** Begins to watch a transport; ends to watch the one before. */
  start(transport: SendTransport): void {
    this.stop();
    this.#state = { ...this.#state, sinceMs: this.#now(), poorSinceMs: null };
    this.#stop = transport.watchLine((line) => this.#look(line));
  }

  /** Ends watching; the next transport begins as this one ended. */
  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** The device is on another network: what was learned of the one before says nothing of it. */
  moved(): void {
    this.#state = cameraFlows(this.#now());
    this.rests.set(false);
  }

  /** Forgets all, as when the person leaves. */
  reset(): void {
    this.stop();
    this.moved();
  }

  #look(line: SendingLine): void {
    // A rest ends in its time, though the camera was switched off meanwhile.
    if (this.#stop === null || !(this.#isSending() || this.#state.rests)) return;
    this.#state = nextRest(this.#state, line, this.#now());
    this.rests.set(this.#state.rests);
  }
}
