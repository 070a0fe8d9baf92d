import type { MediaLine } from './media-line.ts';
import type { SenderReport } from './rtcp.ts';
import { type HeaderExtension, rtpPacket } from './rtp-header.ts';
import type { ExtensionIds } from './rtp-parameters.ts';

/** How a stream is sent; its clock is in ticks per second. */
export type StreamKind = {
  ssrc: number;
  payloadType: number;
  clockRate: number;
  ids: ExtensionIds;
};

/** Counts the packets of a line in all its streams, for the SFU's estimate of it. */
export type TransportCounter = { next: number };

/** As many packets can be sent again: about a second of the largest picture. */
const KEPT_PACKETS = 256;
/** A voice at a normal level, in −dBov. */
const VOICE_LEVEL = 30;

/** One RTP stream that is sent over a line, with right numbers, and what the SFU asks for again. */
export class SentStream {
  readonly kind: StreamKind;
  readonly #line: MediaLine;
  readonly #counter: TransportCounter;
  readonly #kept: { sequenceNumber: number; datagram: Buffer }[] = [];
  readonly #timestampBase = Math.floor(Math.random() * 2 ** 32);
  #sequence = Math.floor(Math.random() * 2 ** 15);
  #packets = 0;
  #bytes = 0;
  /** Of the voice, in −dBov as the header extension has it: 0 is loudest. */
  level = VOICE_LEVEL;

  constructor(kind: StreamKind, line: MediaLine, counter: TransportCounter) {
    this.kind = kind;
    this.#line = line;
    this.#counter = counter;
  }

  get packets(): number {
    return this.#packets;
  }

  /** The RTP timestamp of a moment in milliseconds. */
  timestampAt(atMs: number): number {
    const ticks = Math.round((atMs * this.kind.clockRate) / 1000);
    return (this.#timestampBase + ticks) % 2 ** 32;
  }

  /** Sends a payload, given in parts. */
  send(payload: readonly Buffer[], atMs: number, marker: boolean): void {
    const { ssrc, payloadType } = this.kind;
    const sequenceNumber = this.#sequence & 0xffff;
    const packet = rtpPacket(
      { payloadType, marker, sequenceNumber, timestamp: this.timestampAt(atMs), ssrc },
      this.#extensions(),
      payload,
    );
    const datagram = this.#line.local.protectRtp(packet, Math.floor(this.#sequence / 2 ** 16));
    this.#line.send(datagram);
    this.#kept[this.#sequence % KEPT_PACKETS] = { sequenceNumber, datagram };
    this.#sequence += 1;
    this.#packets += 1;
    for (const part of payload) this.#bytes += part.length;
  }

  /** Sends packets again that did not arrive, as far as they are kept. */
  sendAgain(sequenceNumbers: readonly number[]): void {
    for (const sequenceNumber of sequenceNumbers) {
      const kept = this.#kept[sequenceNumber % KEPT_PACKETS];
      if (kept?.sequenceNumber === sequenceNumber) this.#line.send(kept.datagram);
    }
  }

  /** What a sender report says of it; `wallMs` is `atMs` since 1970. */
  report(atMs: number, wallMs: number): SenderReport {
    return {
      ssrc: this.kind.ssrc,
      atMs: wallMs,
      rtpTimestamp: this.timestampAt(atMs),
      packets: this.#packets,
      bytes: this.#bytes,
    };
  }

  #extensions(): HeaderExtension[] {
    const { audioLevel, transportWide } = this.kind.ids;
    const extensions: HeaderExtension[] = [];
    if (audioLevel !== null)
      extensions.push({ id: audioLevel, value: Buffer.of(0x80 | this.level) });
    if (transportWide !== null) {
      const value = Buffer.alloc(2);
      value.writeUInt16BE(this.#counter.next & 0xffff);
      this.#counter.next += 1;
      extensions.push({ id: transportWide, value });
    }
    return extensions;
  }
}
