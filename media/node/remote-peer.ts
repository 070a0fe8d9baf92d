import type {
  MediaConsumerOffer,
  MediaPeer,
  MediaProducer,
  MediaTraffic,
  MediaTransportOffer,
  Opaque,
  ProduceRequest,
} from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { RoomPart } from './room-part.ts';
import type { NodeAnswers, NodeInput, NodeRequestName } from './wire.ts';

/** What a peer needs of its room. */
export type RemotePeerRoom = {
  /** Has what peers of other parts send brought to the peer's part. */
  bring(peer: RemotePeer, producerIds: readonly string[]): Promise<void>;
  /** True while a producer is in the room. */
  has(producerId: string): boolean;
  /** Called after each change of what a peer shows. */
  shown(peer: RemotePeer): void;
  /** Called for each of a peer's producers that this process itself ended. */
  removed(peer: RemotePeer, producerId: string): void;
  /** Called once when the peer closed. */
  left(peer: RemotePeer): void;
};

type PeerRequest = Extract<NodeRequestName, `peer.${string}`>;

/** One device in a room on another machine. What it sends is known here as the node told it. */
export class RemotePeer implements MediaPeer {
  readonly peerId: string;
  readonly part: RoomPart;
  readonly send: MediaTransportOffer | null;
  readonly receive: MediaTransportOffer | null;
  readonly #admission: number;
  readonly #room: RemotePeerRoom;
  readonly #producers = new Map<string, MediaProducer>();
  /** What it consumes, by the id of the consumer; what has ended meanwhile is forgotten with the next that it consumes. */
  readonly #consumed = new Map<string, string>();
  #shown: ReadonlySet<string> = new Set();
  #closed = false;

  constructor(
    peerId: string,
    part: RoomPart,
    admitted: { admission: number } & NodeAnswers['room.admit'],
    room: RemotePeerRoom,
  ) {
    this.peerId = peerId;
    this.part = part;
    this.send = admitted.send;
    this.receive = admitted.receive;
    this.#admission = admitted.admission;
    this.#room = room;
  }

  get closed(): boolean {
    return this.#closed;
  }

  get producers(): readonly MediaProducer[] {
    return [...this.#producers.values()];
  }

  /** The producers that its device shows or plays now. */
  get shownIds(): ReadonlySet<string> {
    return this.#shown;
  }

  /** Notes what the node told of a producer. */
  note(producer: MediaProducer): void {
    this.#producers.set(producer.producerId, producer);
  }

  /** Notes that a producer is gone; false when that was known. */
  forget(producerId: string): boolean {
    return this.#producers.delete(producerId);
  }

  async connect(transportId: string, dtlsParameters: Opaque): Promise<void> {
    await this.#ask('peer.connect', { transportId, dtlsParameters });
  }

  restartIce(transportId: string): Promise<Opaque> {
    return this.#ask('peer.restartIce', { transportId });
  }

  async produce(request: ProduceRequest): Promise<MediaProducer> {
    const producer = await this.#ask('peer.produce', { ...request });
    return this.#producers.get(producer.producerId) ?? producer;
  }

  async pauseProducer(producerId: string): Promise<void> {
    await this.#ask('peer.pause', { producerId });
  }

  async resumeProducer(producerId: string): Promise<void> {
    await this.#ask('peer.resume', { producerId });
  }

  closeProducer(producerId: string): void {
    if (this.#closed) throw new MediaError('closed', 'this peer has left');
    if (!this.forget(producerId)) {
      throw new MediaError('notFound', 'no such producer of this peer');
    }
    this.#room.removed(this, producerId);
    this.#ask('peer.closeProducer', { producerId }).catch(() => {});
  }

  async consume(
    producerIds: readonly string[],
    rtpCapabilities: Opaque,
  ): Promise<MediaConsumerOffer[]> {
    await this.#room.bring(this, producerIds);
    const asked = { producerIds: [...producerIds], rtpCapabilities };
    const offers = await this.#ask('peer.consume', asked);
    for (const offer of offers) this.#consumed.set(offer.consumerId, offer.producerId);
    for (const [consumerId, producerId] of this.#consumed)
      if (!this.#room.has(producerId)) this.#consumed.delete(consumerId);
    return offers;
  }

  async show(consumers: readonly { consumerId: string; widthPx: number }[]): Promise<void> {
    this.#shown = new Set(consumers.flatMap((c) => this.#consumed.get(c.consumerId) ?? []));
    this.#room.shown(this);
    await this.#ask('peer.show', { consumers: [...consumers] });
  }

  async isAlive(): Promise<boolean> {
    return !this.#closed && (await this.#ask('peer.isAlive', {}));
  }

  traffic(): Promise<MediaTraffic> {
    return this.#ask('peer.traffic', {});
  }

  close(): void {
    if (this.#closed) return;
    for (const { producerId } of this.producers) {
      this.forget(producerId);
      this.#room.removed(this, producerId);
    }
    this.part.tell('peer.close', { admission: this.#admission });
    this.closeSilently();
  }

  /** Closes without a word to anybody: its node is gone, or its SFU died. */
  closeSilently(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#producers.clear();
    this.#room.left(this);
  }

  #ask<N extends PeerRequest>(
    name: N,
    input: Omit<NodeInput<N>, 'admission'>,
  ): Promise<NodeAnswers[N]> {
    if (this.#closed) return Promise.reject(new MediaError('closed', 'this peer has left'));
    const full = { ...input, admission: this.#admission } as NodeInput<N>;
    return this.part.ask(name, full);
  }
}

/** Mutes a source of a peer wherever in these it sends it, or lifts that. */
export async function muteIn(
  peers: readonly RemotePeer[],
  what: NodeInput<'room.mute'>,
): Promise<void> {
  const own = peers.filter(({ peerId }) => peerId === what.peerId);
  await Promise.all(own.map(({ part }) => part.ask('room.mute', what)));
}
