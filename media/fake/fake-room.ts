import { Listeners } from '#media/listeners.ts';
import type {
  MediaPeer,
  MediaPlayer,
  MediaProfile,
  MediaRoom,
  MediaRoomEvent,
  MediaSource,
  PlayerCodec,
  SharedCodec,
  Unsubscribe,
} from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { MediaTap, TapTarget } from '#media/media-tap.ts';
import { FakePeer } from './fake-peer.ts';
import { FakePlayer } from './fake-player.ts';
import { FakeTap } from './fake-tap.ts';

/** A room of the fake engine. */
export class FakeRoom implements MediaRoom {
  readonly key: string;
  readonly peers = new Map<string, FakePeer>();
  readonly players = new Set<FakePlayer>();
  /** The taps that are open, by the id of their producer. */
  readonly taps = new Map<string, FakeTap>();
  /** The peers that were named last to `favour`. */
  favoured: ReadonlySet<string> = new Set();
  leading: ReadonlySet<string> = new Set();
  /** What a test lets it be; `tell` the change as well. */
  sharedCodec: SharedCodec = 'VP9';
  readonly #listeners = new Listeners<MediaRoomEvent>((error) => {
    throw error;
  });
  readonly #onClose: () => void;
  #closed = false;

  constructor(key: string, onClose: () => void) {
    this.key = key;
    this.#onClose = onClose;
  }

  get closed(): boolean {
    return this.#closed;
  }

  async admit(peerId: string, profile: MediaProfile): Promise<MediaPeer> {
    if (this.#closed) throw new MediaError('closed', 'the room was closed');
    this.peers.get(peerId)?.close();
    const peer = new FakePeer(peerId, profile, this);
    this.peers.set(peerId, peer);
    return peer;
  }

  async pauseProducer(peerId: string, source: MediaSource): Promise<void> {
    this.peers.get(peerId)?.setMuted(source, true);
  }

  async resumeProducer(peerId: string, source: MediaSource): Promise<void> {
    this.peers.get(peerId)?.setMuted(source, false);
  }

  favour(peerIds: ReadonlySet<string>, leading: ReadonlySet<string> = new Set()): void {
    this.favoured = peerIds;
    this.leading = leading;
  }

  async openPlayer(codecs: readonly PlayerCodec[]): Promise<MediaPlayer> {
    if (this.#closed) throw new MediaError('closed', 'the room was closed');
    const player = new FakePlayer(codecs, () => this.players.delete(player));
    this.players.add(player);
    return player;
  }

  subscribe(listener: (event: MediaRoomEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  async tap(producerId: string, _target: TapTarget): Promise<MediaTap> {
    const producer = [...this.peers.values()]
      .flatMap((peer) => peer.producers)
      .find((made) => made.producerId === producerId);
    if (!producer) throw new MediaError('notFound', 'no producer');
    const tap = new FakeTap(producer, () => this.taps.delete(producerId));
    this.taps.set(producerId, tap);
    return tap;
  }

  tell(event: MediaRoomEvent): void {
    if (event.type === 'producerChanged')
      this.taps.get(event.producer.producerId)?.turn(event.producer.paused);
    if (event.type === 'producerRemoved') this.taps.get(event.producerId)?.end('gone');
    this.#listeners.tell(event);
  }

  /** Loses all peers without a word but `restarted`. */
  restart(): void {
    const lost = [...this.peers.values()];
    this.peers.clear();
    for (const peer of lost) peer.closeSilently();
    for (const player of [...this.players]) player.close();
    for (const tap of [...this.taps.values()]) tap.end('lost');
    this.tell({ type: 'restarted' });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const peer of [...this.peers.values()]) peer.close();
    for (const player of [...this.players]) player.close();
    this.#listeners.clear();
    this.#onClose();
  }
}
