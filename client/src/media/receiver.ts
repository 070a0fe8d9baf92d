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
  /** Who is there now beside this device. */
  others(): readonly ConferencePeer[];
  changed(): void;
};

/** How long after a failure the others' sources are asked for again, in milliseconds. */
const AGAIN_MS = 1500;
/** The most that it takes: each time that a source was left out, as one that this device can't decode is, it is asked for later. */
const MOST_AGAIN_MS = 60_000;

/** Receives the other peers' sources over one transport: asks for them in batches, plays voices, keeps pictures for the tiles. */
export class Receiver {
  readonly #ports: ReceiverPorts;
  readonly #received = new Map<string, Received>();
  readonly #asked = new Set<string>();
  /** How often the server's answer left a source out. */
  readonly #leftOut = new Map<string, number>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #closed = false;

  constructor(ports: ReceiverPorts) {
    this.#ports = ports;
  }

  /** Asks for everything that the others send and is not received yet; resolves when it is attached here. */
  async receive(offered?: () => void): Promise<void> {
    const producerIds = this.#ports
      .others()
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
          this.#askAgainFor(batch, offers);
          await taken;
        } catch (error) {
          for (const producerId of batch) this.#asked.delete(producerId);
          // All of them may have gone while they were asked for.
          if (!this.#closed && refusalOf(error).code !== 'NOT_FOUND') throw error;
        }
      }),
    );
  }

  /** Asks for it now, and again after each failure while this lasts, for nobody tells of a source twice. */
  async keepUp(): Promise<void> {
    try {
      await this.receive();
    } catch {
      this.#later(AGAIN_MS, () => void this.keepUp());
    }
  }

  /** Which way what is received takes; null before anything is. */
  way(): Promise<LineWay | null> {
    return this.#ports.transport.way();
  }

  /** Takes up consumers that the server offers; resolves when they are attached here. */
  async take(offers: readonly ConsumerOffer[]): Promise<void> {
    for (const { producerId } of offers) {
      this.#asked.add(producerId);
      this.#leftOut.delete(producerId);
    }
    await Promise.all(offers.map((offer) => this.#attach(offer)));
    this.#ports.changed();
  }

  /** Lets go of a producer that is gone. */
  drop(producerId: string): void {
    this.#asked.delete(producerId);
    this.#leftOut.delete(producerId);
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
    for (const timer of this.#timers) clearTimeout(timer);
    for (const { offer } of this.#received.values()) this.#ports.playback.remove(offer.consumerId);
    this.#received.clear();
  }

  /** What was asked for without an offer may only be on its way from another server: the next time comes ever later. */
  #askAgainFor(producerIds: readonly string[], offers: readonly ConsumerOffer[]): void {
    const offered = new Set(offers.map(({ producerId }) => producerId));
    for (const producerId of producerIds) {
      if (offered.has(producerId)) continue;
      const times = this.#leftOut.get(producerId) ?? 0;
      this.#leftOut.set(producerId, times + 1);
      this.#later(Math.min(MOST_AGAIN_MS, AGAIN_MS * 2 ** times), () => {
        if (!this.#leftOut.has(producerId)) return;
        this.#asked.delete(producerId);
        void this.keepUp();
      });
    }
  }

  #later(ms: number, then: () => void): void {
    if (this.#closed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, ms);
    this.#timers.add(timer);
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
