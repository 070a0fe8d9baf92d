import type { SharedCodec } from '#media/media-engine.ts';
import { sharedCodec } from './shared-codec.ts';

/** Holds the codec in which screens and paper reach all who receive in a room. */
export class RoomCodec {
  readonly #receivers: () => readonly (boolean | null)[];
  readonly #isPlayed: () => boolean;
  readonly #isRecorded: () => boolean;
  readonly #changed: (codec: SharedCodec) => void;
  #current: SharedCodec = sharedCodec([]);

  /**
   * `receivers` tells of each device whether it decodes AV1, see `sharedCodec`; `isPlayed` whether a player shows pictures, `isRecorded`
   * whether a recorder takes anything out of the room.
   */
  constructor(
    receivers: () => readonly (boolean | null)[],
    {
      isPlayed,
      isRecorded,
      changed,
    }: { isPlayed(): boolean; isRecorded(): boolean; changed(codec: SharedCodec): void },
  ) {
    this.#receivers = receivers;
    this.#isPlayed = isPlayed;
    this.#isRecorded = isRecorded;
    this.#changed = changed;
  }

  get current(): SharedCodec {
    return this.#current;
  }

  /** Looks again who receives. */
  follow(): void {
    // What a recorder writes with (ffmpeg 5.1) takes no AV1 out of RTP. Whatever it records now, it will take a screen that is shared
    // next: one that began in AV1 would have to be sent anew in its first seconds, and again after it.
    const recorders = this.#isRecorded() ? [false] : [];
    const codec = this.#isPlayed() ? 'VP8' : sharedCodec([...this.#receivers(), ...recorders]);
    if (codec === this.#current) return;
    this.#current = codec;
    this.#changed(codec);
  }
}
