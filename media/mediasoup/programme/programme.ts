import type { types } from 'mediasoup';
import type { MediaLog } from '#media/media-log.ts';
import type { SfuProducer } from '../producer.ts';
import { type Candidate, choosePicture, chooseVoice, type Heard } from './programme-choice.ts';
import { ProgrammeStream } from './programme-stream.ts';

/** Something that a peer sends. */
export type Sent = {
  peerId: string;
  isFavoured: boolean;
  isLeading: boolean;
  producer: SfuProducer;
};

/**
 * What somebody outside hears and sees of a room: one sound, and one picture in each codec that players asked for, made of
 * what peers send. A picture is shown where it is sent in the player's codec: nothing is encoded anew.
 */
export class Programme {
  readonly #tap: types.DirectTransport;
  readonly #capabilities: types.RtpCapabilities;
  readonly #log: MediaLog;
  readonly #streams = new Map<string, ProgrammeStream>();

  private constructor(tap: types.DirectTransport, router: types.Router, log: MediaLog) {
    this.#tap = tap;
    this.#capabilities = router.rtpCapabilities;
    this.#log = log;
  }

  /** Opens one for a room. */
  static async open(router: types.Router, log: MediaLog): Promise<Programme> {
    return new Programme(await router.createDirectTransport(), router, log);
  }

  /** The stream of a codec such as `video/VP8`, made when nobody asked before; undefined when the room does not know the codec. */
  stream(mimeType: string): ProgrammeStream | undefined {
    const key = mimeType.toLowerCase();
    const known = this.#streams.get(key);
    if (known) return known;
    const codec = this.#capabilities.codecs?.find((c) => c.mimeType.toLowerCase() === key);
    if (!codec) return undefined;
    const stream = new ProgrammeStream(codec, this.#tap);
    this.#streams.set(key, stream);
    return stream;
  }

  /** True while somebody plays what a producer sends, or is about to. */
  plays(producerId: string): boolean {
    return [...this.#streams.values()].some((stream) => stream.plays(producerId));
  }

  /** Goes over to what has to be heard and seen now. */
  follow(sent: readonly Sent[], heard: Heard): void {
    const flowing = sent.filter(({ producer }) => !producer.view.paused);
    const candidates = flowing.map(asCandidate);
    const sound = this.#streams.get('audio/opus')?.producerId ?? null;
    const voice = chooseVoice(candidates, heard, sound);
    for (const stream of this.#streams.values()) {
      const isSound = stream.mimeType.startsWith('audio/');
      const ofCodec = flowing
        .filter(({ producer }) => producer.mimeType === stream.mimeType.toLowerCase())
        .map(asCandidate);
      const chosen = isSound ? voice : choosePicture(ofCodec, voice, stream.producerId);
      const producer = flowing.find((one) => one.producer.id === chosen?.producerId)?.producer;
      stream.follow(producer ?? null).catch((err) => {
        if (!this.#tap.closed) this.#log.warn({ err }, 'media: programme not switched');
      });
    }
  }

  /** Ends it; again is harmless. */
  close(): void {
    for (const stream of this.#streams.values()) stream.close();
    this.#streams.clear();
    this.#tap.close();
  }
}

function asCandidate({ peerId, isFavoured, isLeading, producer }: Sent): Candidate {
  return { peerId, isFavoured, isLeading, source: producer.source, producerId: producer.id };
}
