import type { SharedCodec } from '#media/media-engine.ts';
import type { MediaTap } from '#media/media-tap.ts';
import { sharedCodec } from './shared-codec.ts';

/** Holds the codec in which screens and paper reach all who receive in a room. */
export class RoomCodec {
  readonly #receivers: () => readonly (boolean | null)[];
  readonly #isPlayed: () => boolean;
  readonly #changed: (codec: SharedCodec) => void;
  #current: SharedCodec = sharedCodec([]);
  #recorders = 0;

  /** `receivers` tells of each device whether it decodes AV1, see `sharedCodec`; `isPlayed` whether a player shows pictures. */
  constructor(
    receivers: () => readonly (boolean | null)[],
    { isPlayed, changed }: { isPlayed(): boolean; changed(codec: SharedCodec): void },
  ) {
    this.#receivers = receivers;
    this.#isPlayed = isPlayed;
    this.#changed = changed;
  }

  get current(): SharedCodec {
    return this.#current;
  }

  /** True while a recorder takes something out of the room. */
  get isRecorded(): boolean {
    return this.#recorders > 0;
  }

  /** Looks again who receives. */
  follow(): void {
    // What a recorder writes with (ffmpeg 5.1) takes no AV1 out of RTP.
    const recorders = this.#recorders > 0 ? [false] : [];
    const codec = this.#isPlayed() ? 'VP8' : sharedCodec([...this.#receivers(), ...recorders]);
    if (codec === this.#current) return;
    this.#current = codec;
    this.#changed(codec);
  }

  /** A recorder receives until its tap ends. */
  recordedBy(tap: MediaTap): void {
    this.#recorders += 1;
    this.follow();
    tap.onClosed(() => {
      this.#recorders -= 1;
      this.follow();
    });
  }
}
