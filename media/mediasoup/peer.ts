import type { types } from 'mediasoup';
import type {
  MediaConsumerOffer,
  MediaPeer,
  MediaProducer,
  MediaProfile,
  MediaRoomEvent,
  MediaSource,
  MediaTraffic,
  MediaTransportOffer,
  Opaque,
  ProduceRequest,
} from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import { Serial } from '#media/serial.ts';
import { PeerLine } from './peer-line.ts';
import { SfuProducer } from './producer.ts';
import { PeerReception } from './reception.ts';
import { translateError } from './translate-error.ts';
import type { SfuTransport } from './transport.ts';

/** Many viewers who come at once are served by one key frame. */
const KEY_FRAME_INTERVAL_MS = 500;

/** What a peer needs of its room. */
export type PeerRoom = {
  tell(event: MediaRoomEvent): void;
  /** Finds a producer of another peer. */
  find(producerId: string): { peerId: string; producer: SfuProducer } | null;
  /** True of a peer whose picture and voice come first: who has the floor. */
  isFavoured(peerId: string): boolean;
  /** Called once a microphone was opened. */
  microphoneOpened(producerId: string): Promise<void>;
  /** Called when a device said what it can receive. */
  capabilitiesTold(): void;
  /** Called once when the peer closed. */
  left(peer: SfuPeer): void;
};

/** The transports of a peer; null for what its profile does not do. */
export type PeerTransports = { send: SfuTransport | null; receive: SfuTransport | null };

/** One device in a room of the SFU. */
export class SfuPeer implements MediaPeer {
  readonly peerId: string;
  readonly profile: MediaProfile;
  readonly #room: PeerRoom;
  readonly #transports: PeerTransports;
  readonly #producers = new Map<string, SfuProducer>();
  readonly #producing = new Serial();
  readonly #reception: PeerReception | null;
  readonly #line: PeerLine;
  #closed = false;

  constructor(
    peerId: string,
    profile: MediaProfile,
    router: types.Router,
    transports: PeerTransports,
    room: PeerRoom,
  ) {
    this.peerId = peerId;
    this.profile = profile;
    this.#transports = transports;
    this.#room = room;
    const line = transports.receive && {
      transport: transports.receive.inner,
      knownKbps: profile.knownKbps,
    };
    this.#reception = line && new PeerReception(peerId, router, line, room);
    this.#line = new PeerLine({ ...transports, reception: this.#reception, sent: () => this.sent });
  }

  get closed(): boolean {
    return this.#closed;
  }

  get send(): MediaTransportOffer | null {
    return this.#transports.send?.offer ?? null;
  }

  get receive(): MediaTransportOffer | null {
    return this.#transports.receive?.offer ?? null;
  }

  get producers(): readonly MediaProducer[] {
    return [...this.#producers.values()].map((producer) => producer.view);
  }

  get consumerCount(): number {
    return this.#reception?.count ?? 0;
  }

  /** All that it sends. */
  get sent(): readonly SfuProducer[] {
    return [...this.#producers.values()];
  }

  /** Its own producer of that id or source. */
  producer(which: { id: string } | { source: MediaSource }): SfuProducer | null {
    if ('id' in which) return this.#producers.get(which.id) ?? null;
    return [...this.#producers.values()].find((p) => p.source === which.source) ?? null;
  }

  connect(transportId: string, dtlsParameters: Opaque): Promise<void> {
    return this.#asking(() => this.#transport(transportId).connect(dtlsParameters));
  }

  restartIce(transportId: string): Promise<Opaque> {
    return this.#asking(() => this.#transport(transportId).restartIce());
  }

  produce(request: ProduceRequest): Promise<MediaProducer> {
    return this.#producing.run(() => this.#asking(() => this.#produce(request)));
  }

  async pauseProducer(producerId: string): Promise<void> {
    await this.#asking(() => this.#own(producerId).setPausedByOwner(true));
    this.#changed(producerId);
  }

  async resumeProducer(producerId: string): Promise<void> {
    const producer = this.#own(producerId);
    if (producer.muted) throw new MediaError('muted', 'the server muted this producer');
    await this.#asking(() => producer.setPausedByOwner(false));
    this.#changed(producerId);
  }

  closeProducer(producerId: string): void {
    this.#remove(this.#own(producerId));
  }

  /** Mutes what it sends of a source, or lifts that; does nothing when there is nothing to do. */
  async setMuted(source: MediaSource, muted: boolean): Promise<void> {
    const producer = this.producer({ source });
    if (producer === null || producer.muted === muted) return;
    await this.#asking(() => producer.setMuted(muted));
    this.#changed(producer.id);
  }

  /** Receives a voice, or no longer, as its producer is forwarded now. */
  async followVoice(producerId: string): Promise<void> {
    if (this.#reception !== null)
      await this.#asking(async () => this.#reception?.follow(producerId));
  }

  /** Whether its device can decode AV1; null until it said so, and for who receives nothing. */
  get decodesAv1(): boolean | null {
    return this.#reception?.decodesAv1 ?? null;
  }

  consume(producerIds: readonly string[], rtpCapabilities: Opaque): Promise<MediaConsumerOffer[]> {
    return this.#asking(() => {
      const offers = this.#receiving().consume(producerIds, rtpCapabilities);
      this.#room.capabilitiesTold();
      return offers;
    });
  }

  show(consumers: readonly { consumerId: string; widthPx: number }[]): Promise<void> {
    return this.#asking(() => this.#receiving().show(consumers));
  }

  async isAlive(): Promise<boolean> {
    await this.measureLine();
    return !this.#closed && this.#line.isHeard;
  }

  traffic(): Promise<MediaTraffic> {
    return this.#asking(() => this.#line.traffic());
  }

  /** Listens whether the device is there, and reads how well its streams come; tells the room when its line changed. */
  async measureLine(): Promise<void> {
    if (this.#closed) return;
    try {
      await this.#line.listen();
      this.#tellLine();
    } catch (error) {
      const translated = translateError(error, true);
      if (!this.#closed && translated.kind !== 'unavailable') throw translated;
    }
  }

  /** See `PeerReception.wantedLayer`. */
  wantedLayer(producerId: string): number {
    return this.#reception?.wantedLayer(producerId) ?? -1;
  }

  /** Its pictures that are sent in several layers. */
  get layeredPictures(): readonly SfuProducer[] {
    return this.sent.filter(({ source, layers }) => source !== 'microphone' && layers.length > 1);
  }

  /** Reads what its pictures take now. */
  async measurePictures(): Promise<void> {
    await Promise.all(this.sent.map((producer) => producer.measure()));
  }

  /** Shares its line anew among what it shows. */
  async shareLine(): Promise<void> {
    if (this.#closed || this.#reception === null) return;
    await this.#asking(async () => this.#reception?.shareLine());
    this.#tellLine();
  }

  /** True while its line does not bear all that it shows. */
  get lacking(): boolean {
    return this.#reception?.isShort ?? false;
  }

  #tellLine(): void {
    const news = this.#closed ? null : this.#line.news();
    if (news !== null) this.#room.tell({ type: 'line', peerId: this.peerId, ...news });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const producer of [...this.#producers.values()]) this.#remove(producer);
    this.#abandon();
  }

  /** Closes without a word to the room: its SFU died and everything is gone at once. */
  closeSilently(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#producers.clear();
    this.#abandon();
  }

  #abandon(): void {
    this.#transports.send?.close();
    this.#transports.receive?.close();
    this.#room.left(this);
  }

  async #produce(request: ProduceRequest): Promise<MediaProducer> {
    const { send } = this.#transports;
    if (send === null || send.inner.id !== request.transportId) {
      throw new MediaError('notFound', 'not a sending transport of this peer');
    }
    const { source, paused, muted, widthPx } = request;
    const inner = await send.inner.produce({
      kind: source === 'microphone' ? 'audio' : 'video',
      rtpParameters: structuredClone(request.rtpParameters) as types.RtpParameters,
      paused: paused || muted,
      keyFrameRequestDelay: KEY_FRAME_INTERVAL_MS,
    });
    const earlier = this.producer({ source });
    const producer = new SfuProducer(source, inner, { paused, muted, widthPx });
    this.#producers.set(producer.id, producer);
    if (source === 'microphone') await this.#room.microphoneOpened(producer.id);
    // In this order: what is replaced is at no moment gone for those who watch.
    this.#room.tell({ type: 'producerAdded', peerId: this.peerId, producer: producer.view });
    if (earlier !== null) this.#remove(earlier);
    return producer.view;
  }

  #remove(producer: SfuProducer): void {
    if (!this.#producers.delete(producer.id)) return;
    producer.close();
    this.#room.tell({ type: 'producerRemoved', peerId: this.peerId, producerId: producer.id });
  }

  #changed(producerId: string): void {
    const producer = this.#producers.get(producerId);
    if (producer === undefined) return;
    this.#room.tell({ type: 'producerChanged', peerId: this.peerId, producer: producer.view });
  }

  #own(producerId: string): SfuProducer {
    const producer = this.#producers.get(producerId);
    if (producer === undefined) throw new MediaError('notFound', 'no such producer of this peer');
    return producer;
  }

  #transport(transportId: string): SfuTransport {
    const { send, receive } = this.#transports;
    const transport = [send, receive].find((t) => t?.inner.id === transportId);
    if (!transport) throw new MediaError('notFound', 'no such transport of this peer');
    return transport;
  }

  #receiving(): PeerReception {
    if (this.#reception === null) throw new MediaError('notFound', 'this peer does not receive');
    return this.#reception;
  }

  /** Asks the SFU; what it throws becomes a `MediaError`. */
  async #asking<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new MediaError('closed', 'this peer has left');
    try {
      return await ask();
    } catch (error) {
      throw translateError(error, this.#closed);
    }
  }
}
