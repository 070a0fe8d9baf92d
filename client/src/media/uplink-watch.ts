import { type CameraRest, cameraFlows, nextRest, type SendingLine } from './camera-rest.ts';
import type { SendTransport } from './media-device.ts';
import { Store, type Unsubscribe } from './store.ts';

/**
 * What the line from this device has room for beside signalling: `voice`: not for the camera; `little`: for it again, but until it has
 * flowed for a while all keeps to little.
 */
export type UplinkRoom = 'all' | 'little' | 'voice';

/** Watches what the line from this device bears. */
export class UplinkWatch {
  readonly room = new Store<UplinkRoom>('all');
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
    const { rests, failures } = state;
    this.room.set(rests ? 'voice' : failures > 0 ? 'little' : 'all');
  }
}
