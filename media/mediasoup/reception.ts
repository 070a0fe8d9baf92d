import type { types } from 'mediasoup';
import type { MediaConsumerOffer, Opaque } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import { Serial } from '#media/serial.ts';
import { SfuConsumer } from './consumer.ts';
import { placeOnLadder, type Reception } from './ladder.ts';
import type { SfuProducer } from './producer.ts';
import { ReceiverLine } from './receiver-line.ts';
import { decodesAv1 } from './shared-codec.ts';
import { VOICES } from './voice-limits.ts';

/** What a device receives: in a word, which of the pictures that it shows are held back, and the estimate of its line in kbit/s. */
export type Received = { reception: Reception; heldBack: readonly string[]; kbps: number | null };

/** What a reception asks of its room. */
export type ReceptionRoom = { find: Find; isFavoured(peerId: string): boolean };

type Find = (producerId: string) => { peerId: string; producer: SfuProducer } | null;

/** Everything that one peer receives. */
export class PeerReception {
  readonly #peerId: string;
  readonly #router: types.Router;
  readonly #transport: types.WebRtcTransport;
  readonly #room: ReceptionRoom;
  readonly #line: ReceiverLine;
  #received: Received = { reception: 'all', heldBack: [], kbps: null };
  /** By the id of their producer. */
  readonly #consumers = new Map<string, SfuConsumer>();
  readonly #serial = new Serial();
  #decodesAv1: boolean | null = null;
  #starting: Promise<void> | null = null;

  constructor(
    peerId: string,
    router: types.Router,
    { transport, knownKbps }: { transport: types.WebRtcTransport; knownKbps: number | undefined },
    room: ReceptionRoom,
  ) {
    this.#peerId = peerId;
    this.#router = router;
    this.#transport = transport;
    this.#room = room;
    this.#line = new ReceiverLine(
      transport,
      knownKbps,
      performance.now(),
      () => void this.shareLine().catch(() => {}),
    );
  }

  /** What the device received when the line was shared last. */
  get received(): Received {
    return this.#received;
  }

  get count(): number {
    return this.#consumers.size;
  }

  /** Null until the device said what it can receive. */
  get decodesAv1(): boolean | null {
    return this.#decodesAv1;
  }

  /** True while at least one picture flows. */
  get showsVideo(): boolean {
    return [...this.#consumers.values()].some((consumer) => consumer.isVideo && consumer.flows);
  }

  /** The lowest score 0–10 of what flows; null when nothing does. */
  get worstScore(): number | null {
    const scores = [...this.#consumers.values()].map((consumer) => consumer.score);
    const known = scores.filter((score) => score !== null);
    return known.length === 0 ? null : Math.min(...known);
  }

  /** See `MediaPeer.consume`. */
  consume(producerIds: readonly string[], rtpCapabilities: Opaque): Promise<MediaConsumerOffer[]> {
    this.#decodesAv1 = decodesAv1(rtpCapabilities);
    return this.#serial.run(async () => {
      const found = [...new Set(producerIds)].flatMap((id) => this.#room.find(id) ?? []);
      if (found.length === 0 && producerIds.length > 0) {
        throw new MediaError('notFound', 'none of these producers is in the room');
      }
      const offers = await Promise.all(
        found
          .filter(({ peerId }) => peerId !== this.#peerId)
          .map(({ peerId, producer }) => this.#consumer(peerId, producer, rtpCapabilities)),
      );
      return offers.flatMap((consumer) => (consumer === null ? [] : [consumer.offer]));
    });
  }

  /** See `MediaPeer.show`. Consumers that are gone by now are passed over. */
  show(wanted: readonly { consumerId: string; widthPx: number }[]): Promise<void> {
    return this.#serial.run(async () => {
      const widths = new Map(wanted.map((entry) => [entry.consumerId, entry.widthPx]));
      for (const consumer of this.#consumers.values())
        consumer.show(widths.get(consumer.id) ?? null);
      await this.#share();
    });
  }

  /** Shares the line anew among what is shown. */
  shareLine(): Promise<void> {
    return this.#serial.run(() => this.#share());
  }

  /** Lets a voice through, or no longer, after it came among the loudest or fell behind. */
  follow(producerId: string): Promise<void> {
    return this.#serial.run(async () => this.#consumers.get(producerId)?.hear(this.#line.isThin));
  }

  /** The highest layer of a producer's picture that the device wants and may get; −1 for none. */
  wantedLayer(producerId: string): number {
    return this.#consumers.get(producerId)?.wantedLayer ?? -1;
  }

  /** Whether the line is to be followed: something is shown that does not all fit, or could be more. */
  get isShort(): boolean {
    return this.#received.reception !== 'all';
  }

  async #share(): Promise<void> {
    const consumers = [...this.#consumers.values()];
    const shown = consumers.flatMap((consumer) => {
      const { picture } = consumer;
      const favoured = this.#room.isFavoured(consumer.fromPeer);
      return picture ? [{ ...picture, favoured, consumer }] : [];
    });
    const wanted = placeOnLadder(shown).map(({ consumer, rung, widthPx }) =>
      consumer.wantedOn(rung, widthPx),
    );
    const voices = consumers.filter((consumer) => !consumer.isVideo && consumer.flows).length;
    const answering = this.#line.asksForAnswer
      ? consumers.find((consumer) => consumer.isVideo && consumer.flows)
      : undefined;
    const { shares, reception, kbps } = await this.#line.share(
      wanted,
      {
        // All are heard while they are few, but seldom at the same moment.
        voices: Math.min(voices, VOICES.most),
        roundTripMs: (await answering?.roundTripMs()) ?? null,
      },
      performance.now(),
    );
    const heldBack = wanted.filter(({ id }) => (shares.get(id) ?? -1) < 0).map(({ id }) => id);
    this.#received = { reception, heldBack, kbps };
    const byId = new Map(wanted.map((picture) => [picture.id, picture]));
    await Promise.all(
      consumers.map((consumer) =>
        consumer.isVideo
          ? consumer.give(byId.get(consumer.id) ?? null, shares.get(consumer.id) ?? -1)
          : consumer.hear(this.#line.isThin),
      ),
    );
  }

  async #consumer(
    peerId: string,
    producer: SfuProducer,
    rtpCapabilities: Opaque,
  ): Promise<SfuConsumer | null> {
    const known = this.#consumers.get(producer.id);
    if (known !== undefined) return known;
    // mediasoup checks a copy of its own.
    const capabilities = rtpCapabilities as types.RtpCapabilities;
    if (!this.#router.canConsume({ producerId: producer.id, rtpCapabilities: capabilities })) {
      return null;
    }
    this.#starting ??= this.#line.start();
    await this.#starting;
    const inner = await this.#transport
      .consume({
        producerId: producer.id,
        rtpCapabilities: capabilities,
        paused: true,
        // A voice, too: without it mediasoup lets nobody ask again for its lost packets.
        enableRtx: true,
      })
      .catch((error: unknown) => {
        // Closed by its owner while the worker was asked: as good as not named.
        if (producer.inner.closed) return null;
        throw error;
      });
    if (inner === null) return null;
    const consumer = new SfuConsumer(inner, producer, peerId);
    this.#consumers.set(producer.id, consumer);
    inner.observer.once('close', () => this.#consumers.delete(producer.id));
    // A camera that goes on or off leaves the others more of the line, or less.
    for (const event of ['producerpause', 'producerresume'] as const)
      inner.on(event, () => void this.shareLine().catch(() => {}));
    return consumer;
  }
}
