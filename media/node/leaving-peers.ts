import type { MediaSource } from '#media/media-engine.ts';
import type { RemotePeer } from './remote-peer.ts';
import type { RoomPart } from './room-part.ts';

/** So long a peer keeps what it had on the node that it leaves, in milliseconds, for its new connection to be made meanwhile. */
const LONGEST_MS = 5_000;
/** So long both of a source flow, in milliseconds: the new one has to reach those who receive the old one. */
const OVERLAP_MS = 1_500;

/** Peers that were let in on another node: what they had before flows on until what they have anew does. */
export class LeavingPeers {
  readonly #peers = new Map<RemotePeer, NodeJS.Timeout>();

  /** Keeps one for a while; then it is closed. */
  keep(peer: RemotePeer): void {
    const timer = setTimeout(() => peer.close(), LONGEST_MS);
    timer.unref();
    this.#peers.set(peer, timer);
  }

  /** All of them, or those of one part. */
  of(part?: RoomPart): RemotePeer[] {
    return [...this.#peers.keys()].filter((peer) => part === undefined || peer.part === part);
  }

  /** Those that had this id. */
  named(peerId: string): RemotePeer[] {
    return this.of().filter((peer) => peer.peerId === peerId);
  }

  /** A source is sent from the new place: what was sent from the old one ends soon. */
  replaced(peerId: string, source: MediaSource): void {
    for (const peer of this.named(peerId)) {
      const timer = setTimeout(() => {
        const old = peer.producers.find((producer) => producer.source === source);
        if (old) peer.closeProducer(old.producerId);
      }, OVERLAP_MS);
      timer.unref();
    }
  }

  /** Forgets one that is closed. */
  forget(peer: RemotePeer): void {
    clearTimeout(this.#peers.get(peer));
    this.#peers.delete(peer);
  }
}
