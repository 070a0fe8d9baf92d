import type { MediaRoomEvent, SharedCodec } from '#media/media-engine.ts';
import type { RoomPart } from './room-part.ts';
import { SpeakersOfParts } from './speakers-of-parts.ts';

/** The one that most can decode first. */
const WIDEST_FIRST: readonly SharedCodec[] = ['VP8', 'VP9', 'AV1'];

/** Makes what the parts of a room say of themselves what the whole room says. */
export class EventsOfParts {
  readonly #speakers = new SpeakersOfParts();
  readonly #codecs = new Map<RoomPart, SharedCodec>();

  /** What receivers in every part can decode. */
  get sharedCodec(): SharedCodec {
    const named = new Set(this.#codecs.values());
    return WIDEST_FIRST.find((codec) => named.has(codec)) ?? 'AV1';
  }

  /** Takes what a part says; `isOwn` tells whether a peer is in that part. Answers what the room says, null when nothing new. */
  hear(
    part: RoomPart,
    event: Extract<MediaRoomEvent, { type: 'speaking' | 'sharedCodec' }>,
    isOwn: (peerId: string) => boolean,
  ): MediaRoomEvent | null {
    if (event.type === 'speaking') {
      const own = event.speakers.filter(({ peerId }) => isOwn(peerId));
      const speakers = this.#speakers.hear(part, own);
      return speakers && { type: 'speaking', speakers };
    }
    const before = this.sharedCodec;
    this.#codecs.set(part, event.codec);
    const codec = this.sharedCodec;
    return codec === before ? null : { type: 'sharedCodec', codec };
  }

  /** Forgets a part that is over. */
  forget(part: RoomPart): void {
    this.#speakers.forget(part);
    this.#codecs.delete(part);
  }
}
