import { randomUUID } from 'node:crypto';
import type {
  MediaConsumerOffer,
  MediaPeer,
  MediaProducer,
  MediaProfile,
  MediaSource,
  MediaTraffic,
  MediaTransportOffer,
  Opaque,
  ProduceRequest,
} from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { FakeRoom } from './fake-room.ts';

type FakeProducer = { id: string; source: MediaSource; pausedByOwner: boolean; muted: boolean };

/** A peer of the fake engine. */
export class FakePeer implements MediaPeer {
  readonly peerId: string;
  readonly send: MediaTransportOffer | null;
  readonly receive: MediaTransportOffer | null;
  /** Offers by the id of their producer. */
  readonly consumers = new Map<string, MediaConsumerOffer>();
  /** What the device shows now: tile width in pixels of the display by consumer. */
  shown = new Map<string, number>();
  /** What `isAlive` answers. */
  alive = false;
  readonly #room: FakeRoom;
  readonly #producers = new Map<string, FakeProducer>();
  #closed = false;

  constructor(peerId: string, profile: MediaProfile, room: FakeRoom) {
    this.peerId = peerId;
    this.#room = room;
    this.send = profile.sends ? fakeOffer() : null;
    this.receive = profile.receives ? fakeOffer() : null;
  }

  get closed(): boolean {
    return this.#closed;
  }

  get producers(): readonly MediaProducer[] {
    return [...this.#producers.values()].map(view);
  }

  async connect(transportId: string, _dtlsParameters: Opaque): Promise<void> {
    this.#transport(transportId);
  }

  async restartIce(transportId: string): Promise<Opaque> {
    this.#transport(transportId);
    return { usernameFragment: randomUUID() };
  }

  async produce(request: ProduceRequest): Promise<MediaProducer> {
    this.#open();
    if (this.send?.id !== request.transportId)
      throw new MediaError('notFound', 'no such transport');
    const { source, paused, muted } = request;
    const producer = { id: randomUUID(), source, pausedByOwner: paused, muted };
    const earlier = [...this.#producers.values()].find((p) => p.source === source);
    this.#producers.set(producer.id, producer);
    this.#room.tell({ type: 'producerAdded', peerId: this.peerId, producer: view(producer) });
    if (earlier) this.closeProducer(earlier.id);
    return view(producer);
  }

  async pauseProducer(producerId: string): Promise<void> {
    this.#change(this.#own(producerId), { pausedByOwner: true });
  }

  async resumeProducer(producerId: string): Promise<void> {
    const producer = this.#own(producerId);
    if (producer.muted) throw new MediaError('muted', 'the server muted this producer');
    this.#change(producer, { pausedByOwner: false });
  }

  closeProducer(producerId: string): void {
    this.#own(producerId);
    this.#producers.delete(producerId);
    this.#room.tell({ type: 'producerRemoved', peerId: this.peerId, producerId });
  }

  setMuted(source: MediaSource, muted: boolean): void {
    const producer = [...this.#producers.values()].find((p) => p.source === source);
    if (producer && producer.muted !== muted) this.#change(producer, { muted });
  }

  async consume(producerIds: readonly string[], _caps: Opaque): Promise<MediaConsumerOffer[]> {
    this.#open();
    if (this.receive === null) throw new MediaError('notFound', 'this peer does not receive');
    const found = [...this.#room.peers.values()].flatMap((peer) =>
      peer.producers
        .filter((producer) => producerIds.includes(producer.producerId))
        .map((producer) => ({ peer, producer })),
    );
    if (found.length === 0 && producerIds.length > 0)
      throw new MediaError('notFound', 'no producer');
    return found
      .filter(({ peer }) => peer !== this)
      .map(({ peer, producer }) => {
        const made: MediaConsumerOffer = this.consumers.get(producer.producerId) ?? {
          consumerId: randomUUID(),
          producerId: producer.producerId,
          peerId: peer.peerId,
          source: producer.source,
          kind: producer.source === 'microphone' ? 'audio' : 'video',
          rtpParameters: {},
        };
        this.consumers.set(producer.producerId, made);
        return made;
      });
  }

  async show(consumers: readonly { consumerId: string; widthPx: number }[]): Promise<void> {
    this.#open();
    this.shown = new Map(consumers.map((entry) => [entry.consumerId, entry.widthPx]));
  }

  async isAlive(): Promise<boolean> {
    return this.alive && !this.#closed;
  }

  async traffic(): Promise<MediaTraffic> {
    return { receivedBytes: 0, sentBytes: 0 };
  }

  close(): void {
    if (this.#closed) return;
    for (const { id } of [...this.#producers.values()]) this.closeProducer(id);
    this.#closed = true;
    if (this.#room.peers.get(this.peerId) === this) this.#room.peers.delete(this.peerId);
  }

  /** Closes without a word to the room. */
  closeSilently(): void {
    this.#closed = true;
    this.#producers.clear();
  }

  #change(producer: FakeProducer, to: Partial<FakeProducer>): void {
    Object.assign(producer, to);
    this.#room.tell({ type: 'producerChanged', peerId: this.peerId, producer: view(producer) });
  }

  #own(producerId: string): FakeProducer {
    this.#open();
    const producer = this.#producers.get(producerId);
    if (!producer) throw new MediaError('notFound', 'no such producer of this peer');
    return producer;
  }

  #transport(transportId: string): void {
    this.#open();
    if (![this.send?.id, this.receive?.id].includes(transportId)) {
      throw new MediaError('notFound', 'no such transport of this peer');
    }
  }

  #open(): void {
    if (this.#closed) throw new MediaError('closed', 'this peer has left');
  }
}

function view(producer: FakeProducer): MediaProducer {
  return {
    producerId: producer.id,
    source: producer.source,
    paused: producer.pausedByOwner || producer.muted,
    mutedByServer: producer.muted,
  };
}

/** A transport that leads nowhere. */
export function fakeOffer(): MediaTransportOffer {
  return { id: randomUUID(), iceParameters: {}, iceCandidates: [], dtlsParameters: {} };
}
