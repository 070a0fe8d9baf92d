import type { ReceptionReport } from './rtcp.ts';

/** What a receiver got of one stream so far; `expected` counts by sequence numbers from the first packet on. */
export type StreamCount = { packets: number; bytes: number; expected: number };

/** Counts one stream by the headers of its packets. */
export class ReceivedStream {
  readonly ssrc: number;
  readonly #clockRate: number;
  #first: number | null = null;
  #highest = 0;
  #packets = 0;
  #bytes = 0;
  #jitter = 0;
  #transitBefore: number | null = null;
  #toldBefore = { expected: 0, packets: 0 };
  #senderReport = { lastReport: 0, atMs: 0 };
  /** Time of the last packet in milliseconds of the monotonic clock; null when there was none. */
  lastAtMs: number | null = null;

  constructor(ssrc: number, clockRate: number) {
    this.ssrc = ssrc;
    this.#clockRate = clockRate;
  }

  get count(): StreamCount {
    const expected = this.#first === null ? 0 : this.#highest - this.#first + 1;
    return { packets: this.#packets, bytes: this.#bytes, expected };
  }

  /** Takes a packet as it came from the line; answers how often its sequence number had passed 65535. */
  take(packet: Buffer, nowMs: number): number {
    const short = packet.readUInt16BE(2);
    const timestamp = packet.readUInt32BE(4);
    this.#first ??= this.#highest = short;
    const ahead = ((short - this.#highest + 0x8000) & 0xffff) - 0x8000;
    const sequence = this.#highest + ahead;
    this.#highest = Math.max(this.#highest, sequence);
    this.#packets += 1;
    this.#bytes += packet.length;
    this.lastAtMs = nowMs;
    // RFC 3550, 6.4.1, in units of the stream's clock.
    const transit = (nowMs * this.#clockRate) / 1000 - timestamp;
    const change = this.#transitBefore === null ? 0 : Math.abs(transit - this.#transitBefore);
    if (change < this.#clockRate) this.#jitter += (change - this.#jitter) / 16;
    this.#transitBefore = transit;
    return Math.floor(sequence / 2 ** 16);
  }

  /** Notes a sender report, for the round trip that the SFU measures. */
  reported(lastReport: number, nowMs: number): void {
    this.#senderReport = { lastReport, atMs: nowMs };
  }

  /** What is told to the SFU; counts from the last call on. */
  report(nowMs: number): ReceptionReport {
    const { expected, packets } = this.count;
    const due = expected - this.#toldBefore.expected;
    const lost = due - (packets - this.#toldBefore.packets);
    this.#toldBefore = { expected, packets };
    const { lastReport, atMs } = this.#senderReport;
    return {
      ssrc: this.ssrc,
      fractionLost: due > 0 && lost > 0 ? Math.floor((lost * 256) / due) : 0,
      totalLost: Math.max(0, expected - packets),
      highestSequence: this.#highest,
      jitter: Math.round(this.#jitter),
      lastReport,
      sinceLastReport: lastReport === 0 ? 0 : Math.round(((nowMs - atMs) * 65536) / 1000),
    };
  }
}
