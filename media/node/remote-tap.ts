import { createSocket, type Socket } from 'node:dgram';
import { Listeners } from '#media/listeners.ts';
import type { MediaSource, Unsubscribe } from '#media/media-engine.ts';
import type { MediaLog } from '#media/media-log.ts';
import type { MediaTap, TapCodec, TapEvent, TapPacket, TapTarget } from '#media/media-tap.ts';
import type { Channel } from './channel.ts';
import type { RoomPart } from './room-part.ts';
import type { FromNode } from './wire.ts';

/** The types of RTCP where RTP and RTCP come together (RFC 5761, 4). */
const FIRST_RTCP = 192;
const LAST_RTCP = 223;

/**
 * A producer's copy from a node: it comes over a line of its own, sealed, and goes on to the port as if the SFU were here. A line that
 * falls far behind ends as `lost`, so that what is missing is known. So a node needs no way to a server, and nothing between them is to be opened but the port of control lines.
 */
export class RemoteTap implements MediaTap {
  readonly part: RoomPart;
  readonly producerId: string;
  readonly source: MediaSource;
  readonly codec: TapCodec;
  readonly #tapId: string;
  readonly #target: TapTarget;
  readonly #socket: Socket = createSocket('udp4');
  readonly #listeners: Listeners<TapEvent>;
  readonly #watchers = new Set<(packet: TapPacket) => void>();
  readonly #onClosed: (() => void)[] = [];
  #line: Channel | null = null;
  #paused: boolean;
  #closed = false;

  private constructor(
    part: RoomPart,
    opened: { tapId: string; source: MediaSource; codec: TapCodec; paused: boolean },
    from: { producerId: string; target: TapTarget; log: MediaLog },
  ) {
    this.part = part;
    this.producerId = from.producerId;
    this.source = opened.source;
    this.codec = opened.codec;
    this.#tapId = opened.tapId;
    this.#paused = opened.paused;
    this.#target = from.target;
    this.#listeners = new Listeners((err) => from.log.error({ err }, 'media: listener failed'));
    // Who listens there has ended, or is not there yet.
    this.#socket.on('error', () => {});
  }

  /** Opens a tap of a producer in its part, paused. Rejects as `unavailable` when the node does not answer. */
  static async open(
    part: RoomPart,
    from: { producerId: string; target: TapTarget; log: MediaLog },
  ): Promise<RemoteTap> {
    const opened = await part.ask('tap.open', { producerId: from.producerId });
    const tap = new RemoteTap(part, opened, from);
    try {
      tap.#line = await part.link.openTapLine(part.ref, opened.tapId, {
        heard: (message) => tap.#hear(message as FromNode),
        heardBytes: (packet) => tap.#passOn(packet),
        ended: () => tap.end('lost'),
      });
      return tap;
    } catch (error) {
      tap.close();
      throw error;
    }
  }

  get paused(): boolean {
    return this.#paused;
  }

  async resume(): Promise<void> {
    await this.part.ask('tap.resume', { tapId: this.#tapId });
  }

  async requestKeyFrame(): Promise<void> {
    if (this.codec.kind === 'video')
      await this.part.ask('tap.requestKeyFrame', { tapId: this.#tapId });
  }

  async watchPackets(listener: (packet: TapPacket) => void): Promise<Unsubscribe> {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  subscribe(listener: (event: TapEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  onClosed(listener: () => void): void {
    if (this.#closed) listener();
    else this.#onClosed.push(listener);
  }

  /** Tells why it ends, and ends; again is harmless. */
  end(why: 'gone' | 'lost'): void {
    if (this.#closed) return;
    this.#listeners.tell(why);
    this.close();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listeners.clear();
    this.#watchers.clear();
    this.#line?.close();
    this.#socket.close();
    for (const listener of this.#onClosed) listener();
  }

  #hear(message: FromNode): void {
    if (message.type !== 'tap') return;
    const { event } = message;
    if (event === 'gone' || event === 'lost') {
      this.end(event);
    } else if (this.#paused !== (event === 'paused')) {
      this.#paused = event === 'paused';
      this.#listeners.tell(event);
    }
  }

  #passOn(packet: Buffer): void {
    // What arrives after the end of the tap has no socket any more.
    if (this.#closed || packet.length < 8) return;
    const { ip, port, isMuxed } = this.#target;
    const type = packet.readUInt8(1);
    const isRtcp = type >= FIRST_RTCP && type <= LAST_RTCP;
    this.#socket.send(packet, isRtcp && !isMuxed ? port + 1 : port, ip, () => {});
    if (isRtcp) return;
    const seen = { timestamp: packet.readUInt32BE(4), atMs: Date.now() };
    for (const watch of [...this.#watchers]) watch(seen);
  }
}
