import { type CameraRest, cameraFlows, nextRest, type SendingLine } from './camera-rest.ts';
import type { SendTransport } from './media-device.ts';
import { Store, type Unsubscribe } from './store.ts';

/** Watches what the line from this device bears. */
export class UplinkWatch {
  /** True while the camera has to make room for the voice. */
  readonly rests = new Store(false);
  /** True from then until the camera has flowed for a while: what else is sent keeps to little. */
  readonly isThin = new Store(false);
  readonly #sendsPictures: () => boolean;
  readonly #now: () => number;
  #transport: SendTransport | null = null;
  #stop: Unsubscribe | null = null;
  #state: CameraRest = cameraFlows(0);

  /** `sendsPictures` tells whether any would be sent: without one a line is not filled. */
  constructor(sendsPictures: () => boolean, now: () => number = () => performance.now()) {
    this.#sendsPictures = sendsPictures;
    this.#now = now;
  }

  /** Begins to watch a transport; ends to watch the one before. */
  start(transport: SendTransport): void {
    this.stop();
    this.#transport = transport;
    this.#state = { ...this.#state, sinceMs: this.#now(), poorSinceMs: null };
    this.#stop = transport.watchLine((line) => this.#look(line));
  }

  /** Ends watching; the next transport begins as this one ended. */
  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.#transport = null;
  }

  /** The device is on another network: what was learned of the one before says nothing of it. */
  moved(): void {
    this.#become(cameraFlows(this.#now()));
    if (this.#transport) this.start(this.#transport);
  }

  /** Forgets all, as when the person leaves. */
  reset(): void {
    this.stop();
    this.moved();
  }

  #look(line: SendingLine): void {
    if (this.#stop === null) return;
    const now = this.#now();
    const { rests, failures } = this.#state;
    // Nothing is learned while nothing is sent; what was learned before ends in its time.
    const isIdle = !(this.#sendsPictures() || rests || failures > 0);
    this.#become(isIdle ? cameraFlows(now) : nextRest(this.#state, line, now));
  }

  #become(state: CameraRest): void {
    this.#state = state;
    this.rests.set(state.rests);
    this.isThin.set(state.rests || state.failures > 0);
  }
}
