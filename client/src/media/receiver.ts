import type { PeerId } from '#contract/ids.ts';
import type { ConferencePeer, ConsumerOffer, Source } from '#contract/media/wire.ts';
import type { LineWay } from './line-way.ts';
import type { ReceiveTransport, RemoteConsumer } from './media-device.ts';
import type { MediaSignal } from './media-signal.ts';
import type { Playback } from './playback.ts';
import { refusalOf } from './recovery.ts';

/** What the server offered of a peer's source; `consumer` is null until it is attached here. */
export type Received = { offer: ConsumerOffer; consumer: RemoteConsumer | null };

/** What a receiver needs; `silent` devices receive pictures alone. */
export type ReceiverPorts = {
  signal: MediaSignal;
  transport: ReceiveTransport;
  playback: Playback;
  rtpCapabilities: Record<string, unknown>;
  silent: boolean;
  changed(): void;
};

/** Receives the other peers' sources over one transport: asks for them in batches, plays voices, keeps pictures for the tiles. */
export class Receiver {
  readonly #ports: ReceiverPorts;
  readonly #received = new Map<string, Received>();
  readonly #asked = new Set<string>();
  #closed = false;

  constructor(ports: ReceiverPorts) {
    this.#ports = ports;
  }

  /** Asks for everything that these peers send and is not received yet; resolves when it is attached here. */
  async receive(peers: readonly ConferencePeer[], offered?: () => void): Promise<void> {
    const producerIds = peers
      .flatMap((peer) => peer.producers)
      .filter(({ source }) => !(this.#ports.silent && source === 'microphone'))
      .map((producer) => producer.producerId)
      .filter((producerId) => !this.#asked.has(producerId));
    if (producerIds.length === 0) return;
    for (const producerId of producerIds) this.#asked.add(producerId);
    const { signal, rtpCapabilities } = this.#ports;
    await Promise.all(
      chunksOf(producerIds, 64).map(async (batch) => {
        try {
          const offers = await signal.request('media.consume', {
            producerIds: batch,
            rtpCapabilities,
          });
          const taken = this.take(offers);
          offered?.();
          await taken;
        } catch (error) {
          for (const producerId of batch) this.#asked.delete(producerId);
          // All of them may have gone while they were asked for.
          if (!this.#closed && refusalOf(error).code !== 'NOT_FOUND') throw error;
        }
      }),
    );
  }

  /** Which way what is received takes; null before anything is. */
  way(): Promise<LineWay | null> {
    return this.#ports.transport.way();
  }

  /** Takes up consumers that the server offers; resolves when they are attached here. */
  async take(offers: readonly ConsumerOffer[]): Promise<void> {
    for (const { producerId } of offers) this.#asked.add(producerId);
    await Promise.all(offers.map((offer) => this.#attach(offer)));
    this.#ports.changed();
  }

  /** Lets go of a producer that is gone. */
  drop(producerId: string): void {
    this.#asked.delete(producerId);
    const received = this.#received.get(producerId);
    if (!received) return;
    this.#received.delete(producerId);
    this.#ports.playback.remove(received.offer.consumerId);
    received.consumer?.close();
    this.#ports.changed();
  }

  /** Lets go of all that a peer sent. */
  dropPeer(peerId: PeerId): void {
    for (const { offer } of [...this.#received.values()])
      if (offer.peerId === peerId) this.drop(offer.producerId);
  }

  /** What is received of a peer's source, or null. */
  find(peerId: PeerId, source: Source): Received | null {
    for (const received of this.#received.values())
      if (received.offer.peerId === peerId && received.offer.source === source) return received;
    return null;
  }

  /** What the server offered of one source, of all peers. */
  received(source: Source): ConsumerOffer[] {
    const offers = [...this.#received.values()].map(({ offer }) => offer);
    return offers.filter((offer) => offer.source === source);
  }

  /** The ids of the consumers of one source, of all peers. */
  consumersOf(source: Source): string[] {
    return this.received(source).map(({ consumerId }) => consumerId);
  }

  /** Stops all voices; the transport's owner closes the transport. */
  close(): void {
    this.#closed = true;
    for (const { offer } of this.#received.values()) this.#ports.playback.remove(offer.consumerId);
    this.#received.clear();
  }

  async #attach(offer: ConsumerOffer): Promise<void> {
    const received: Received = { offer, consumer: null };
    this.#received.set(offer.producerId, received);
    const consumer = await this.#ports.transport.consume(offer);
    if (this.#closed || this.#received.get(offer.producerId) !== received) {
      consumer.close();
      return;
    }
    received.consumer = consumer;
    // From now on it flows: what came in its place before is let go.
    consumer.track.addEventListener('unmute', this.#ports.changed, { once: true });
    if (offer.source === 'microphone') this.#ports.playback.add(offer.consumerId, consumer.track);
  }
}

function chunksOf<T>(items: T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}
