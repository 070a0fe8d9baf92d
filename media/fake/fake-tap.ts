import { Listeners } from '#media/listeners.ts';
import type { MediaProducer, MediaSource, Unsubscribe } from '#media/media-engine.ts';
import type { MediaTap, TapCodec, TapEvent } from '#media/media-tap.ts';

const OPUS = { name: 'opus', payloadType: 100, clockRate: 48_000, channels: 2, parameters: {} };
const VP8 = { name: 'VP8', payloadType: 101, clockRate: 90_000, channels: null, parameters: {} };

/** A tap of the fake engine: nothing flows in it. */
export class FakeTap implements MediaTap {
  readonly source: MediaSource;
  readonly codec: TapCodec;
  paused: boolean;
  /** Whether it was let flow. */
  resumed = false;
  readonly #onClose: () => void;
  readonly #closed: (() => void)[] = [];
  #isClosed = false;
  readonly #listeners = new Listeners<TapEvent>((error) => {
    throw error;
  });

  constructor({ source, paused }: MediaProducer, onClose: () => void) {
    this.source = source;
    this.paused = paused;
    this.codec = source === 'microphone' ? { kind: 'audio', ...OPUS } : { kind: 'video', ...VP8 };
    this.#onClose = onClose;
  }

  async resume(): Promise<void> {
    this.resumed = true;
  }

  async requestKeyFrame(): Promise<void> {}

  async watchPackets(): Promise<Unsubscribe> {
    return () => {};
  }

  subscribe(listener: (event: TapEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  onClosed(listener: () => void): void {
    if (this.#isClosed) listener();
    else this.#closed.push(listener);
  }

  /** Tells that its producer was paused or resumed. */
  turn(paused: boolean): void {
    if (paused === this.paused) return;
    this.paused = paused;
    this.#listeners.tell(paused ? 'paused' : 'resumed');
  }

  /** Tells why it ends, and ends. */
  end(why: 'gone' | 'lost'): void {
    this.#listeners.tell(why);
    this.close();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#listeners.clear();
    for (const listener of this.#closed) listener();
    this.#onClose();
  }
}
