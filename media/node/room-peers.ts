import type { MediaProducer } from '#media/media-engine.ts';
import { LeavingPeers } from './leaving-peers.ts';
import type { RemotePeer } from './remote-peer.ts';
import type { RoomPart } from './room-part.ts';

/** The peers of a room, each in one of its parts, with what they send. */
export class RoomPeers {
  /** Those that were let in on another node, with what they still have on the one before. */
  readonly leaving = new LeavingPeers();
  readonly #peers = new Map<string, RemotePeer>();

  get all(): RemotePeer[] {
    return [...this.#peers.values()];
  }

  /** What all of them send. */
  get producers(): MediaProducer[] {
    return this.all.flatMap((peer) => [...peer.producers]);
  }

  get(peerId: string): RemotePeer | undefined {
    return this.#peers.get(peerId);
  }

  /** Those of a part. */
  of(part: RoomPart): RemotePeer[] {
    return this.all.filter((peer) => peer.part === part);
  }

  /** All, or those of a part, and who is leaving among them. */
  every(part?: RoomPart): RemotePeer[] {
    return [...(part ? this.of(part) : this.all), ...this.leaving.of(part)];
  }

  /** The producer of that id, and whose it is. */
  find(producerId: string): { peer: RemotePeer; producer: MediaProducer } | null {
    for (const peer of this.every()) {
      const producer = peer.producers.find((own) => own.producerId === producerId);
      if (producer) return { peer, producer };
    }
    return null;
  }

  /** Adds one; answers the earlier one of that id, whose place it takes. */
  add(peer: RemotePeer): RemotePeer | undefined {
    const earlier = this.#peers.get(peer.peerId);
    this.#peers.set(peer.peerId, peer);
    return earlier;
  }

  /** Takes one out with all that it has, unless another has taken its place. */
  remove(peer: RemotePeer): void {
    this.leaving.forget(peer);
    if (this.#peers.get(peer.peerId) !== peer) return;
    this.#peers.delete(peer.peerId);
    for (const former of this.leaving.named(peer.peerId)) former.close();
  }
}
