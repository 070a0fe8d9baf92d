import type { types } from 'mediasoup';
import type { MediaLog } from '#media/media-log.ts';
import type { MediaTap, TapTarget } from '#media/media-tap.ts';
import type { SfuProducer } from './producer.ts';
import { SfuTap } from './tap.ts';

/** Which of what is sent in a room is copied out of it. */
export class RoomTaps {
  readonly #changed: () => void;
  readonly #open = new Map<MediaTap, string>();

  /** `changed` is called after a tap was opened or ended. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** How many are open. */
  get count(): number {
    return this.#open.size;
  }

  /** True while a producer is copied. */
  hasOf(producerId: string): boolean {
    return [...this.#open.values()].includes(producerId);
  }

  /** Opens a tap of a producer, paused, see `SfuTap.open`. */
  async open(
    router: types.Router,
    producer: SfuProducer,
    target: TapTarget,
    log: MediaLog,
  ): Promise<MediaTap> {
    const tap = await SfuTap.open(router, producer, target, log);
    this.#open.set(tap, producer.id);
    this.#changed();
    tap.onClosed(() => {
      this.#open.delete(tap);
      this.#changed();
    });
    return tap;
  }
}
