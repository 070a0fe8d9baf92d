import { randomUUID } from 'node:crypto';
import type { MediaPlayer, MediaTraffic, Opaque, PlayerCodec } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import { fakeOffer } from './fake-peer.ts';

/** A player of the fake engine. */
export class FakePlayer implements MediaPlayer {
  readonly receive = fakeOffer();
  readonly streams: MediaPlayer['streams'];
  readonly #onClose: () => void;
  #closed = false;

  constructor(codecs: readonly PlayerCodec[], onClose: () => void) {
    this.streams = codecs.map(({ kind }, at) => ({ kind, ssrc: at + 1, cname: 'fake' }));
    this.#onClose = onClose;
  }

  get closed(): boolean {
    return this.#closed;
  }

  async connect(): Promise<void> {
    this.#open();
  }

  async restartIce(): Promise<Opaque> {
    this.#open();
    return { usernameFragment: randomUUID(), password: randomUUID() };
  }

  async traffic(): Promise<MediaTraffic> {
    this.#open();
    return { receivedBytes: 0, sentBytes: 0 };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#onClose();
  }

  #open(): void {
    if (this.#closed) throw new MediaError('closed', 'this player was closed');
  }
}
