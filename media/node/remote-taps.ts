import type { MediaLog } from '#media/media-log.ts';
import type { TapTarget } from '#media/media-tap.ts';
import { RemoteTap } from './remote-tap.ts';
import type { RoomPart } from './room-part.ts';

/** The taps of a room, each of a producer in one of its parts. */
export class RemoteTaps {
  readonly #taps = new Set<RemoteTap>();
  readonly #log: MediaLog;

  constructor(log: MediaLog) {
    this.#log = log;
  }

  /** Opens one in the part that has the producer. */
  async open(part: RoomPart, producerId: string, target: TapTarget): Promise<RemoteTap> {
    const tap = await RemoteTap.open(part, { producerId, target, log: this.#log });
    this.#taps.add(tap);
    tap.onClosed(() => this.#taps.delete(tap));
    return tap;
  }

  /** Ends those of a producer that is gone. */
  producerGone(producerId: string): void {
    for (const tap of [...this.#taps]) if (tap.producerId === producerId) tap.end('gone');
  }

  /** Ends those of a part that is lost. */
  partLost(part: RoomPart): void {
    for (const tap of [...this.#taps]) if (tap.part === part) tap.end('lost');
  }
}
