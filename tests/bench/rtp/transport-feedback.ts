import { headed } from './rtcp.ts';

const TRANSPORT_FEEDBACK = 205;
const TRANSPORT_WIDE = 15;
const TICK_US = 250;
const REFERENCE_US = 64_000;
/** Statuses in one run-length chunk. */
const LONGEST_RUN = 0x1fff;

/** Arrivals are told in packets of at most so many statuses, so that each fits into a datagram. */
const MOST_STATUSES = 400;

/** Collects when packets arrived and tells it, so that the SFU can estimate the line (draft-holmer-rmcat-transport-wide-cc-extensions-01). */
export class TransportFeedback {
  readonly #own: number;
  readonly #arrivals = new Map<number, number>();
  #next: number | null = null;
  #highest = -1;
  #count = 0;
  #media = 0;

  constructor(own: number) {
    this.#own = own;
  }

  /** Takes an arrival; `sequenceNumber` has 16 bits, `atUs` is of a monotonic clock. */
  arrived(sequenceNumber: number, ssrc: number, atUs: number): void {
    const near = this.#highest < 0 ? sequenceNumber : this.#highest;
    const ahead = ((sequenceNumber - near + 0x8000) & 0xffff) - 0x8000;
    const unrolled = near + ahead;
    this.#next ??= unrolled;
    // Told as lost already.
    if (unrolled < this.#next) return;
    this.#highest = Math.max(this.#highest, unrolled);
    this.#arrivals.set(unrolled, atUs);
    this.#media = ssrc;
  }

  /** The feedback packets for all that arrived since the last call. */
  take(): Buffer[] {
    const packets: Buffer[] = [];
    while (this.#next !== null && this.#next <= this.#highest) {
      const end = Math.min(this.#highest, this.#next + MOST_STATUSES - 1);
      packets.push(this.#packet(this.#next, end));
      for (let n = this.#next; n <= end; n += 1) this.#arrivals.delete(n);
      this.#next = end + 1;
    }
    return packets;
  }

  #packet(first: number, last: number): Buffer {
    const arrivals = Array.from({ length: last - first + 1 }, (_, n) =>
      this.#arrivals.get(first + n),
    );
    const reference = Math.floor((arrivals.find((at) => at !== undefined) ?? 0) / REFERENCE_US);
    let before = reference * REFERENCE_US;
    const statuses: number[] = [];
    const deltas: number[] = [];
    for (const at of arrivals) {
      const ticks = at === undefined ? null : Math.round((at - before) / TICK_US);
      if (ticks === null || Math.abs(ticks) > 0x7fff) {
        statuses.push(0);
        continue;
      }
      before += ticks * TICK_US;
      const small = ticks >= 0 && ticks <= 0xff;
      statuses.push(small ? 1 : 2);
      deltas.push(...(small ? [ticks] : [(ticks >> 8) & 0xff, ticks & 0xff]));
    }
    const chunks = runs(statuses);
    const bytes = 20 + chunks.length * 2 + deltas.length;
    const packet = headed(TRANSPORT_FEEDBACK, TRANSPORT_WIDE, Math.ceil(bytes / 4) * 4);
    packet.writeUInt32BE(this.#own, 4);
    packet.writeUInt32BE(this.#media, 8);
    packet.writeUInt16BE(first & 0xffff, 12);
    packet.writeUInt16BE(statuses.length, 14);
    packet.writeIntBE(((reference + 0x80_0000) & 0xff_ffff) - 0x80_0000, 16, 3);
    packet[19] = this.#count & 0xff;
    this.#count += 1;
    for (const [n, chunk] of chunks.entries()) packet.writeUInt16BE(chunk, 20 + n * 2);
    Buffer.from(deltas).copy(packet, 20 + chunks.length * 2);
    return packet;
  }
}

/** Run-length chunks where a status repeats, chunks of seven two-bit statuses elsewhere. */
function runs(statuses: readonly number[]): number[] {
  const chunks: number[] = [];
  for (let at = 0; at < statuses.length; ) {
    const status = statuses[at] ?? 0;
    let end = at + 1;
    while (end < statuses.length && statuses[end] === status && end - at < LONGEST_RUN) end += 1;
    if (end - at >= 7 || end === statuses.length) {
      chunks.push((status << 13) | (end - at));
      at = end;
      continue;
    }
    const seven = statuses.slice(at, at + 7);
    chunks.push(seven.reduce((chunk, s, n) => chunk | (s << (12 - 2 * n)), 0xc000));
    at += 7;
  }
  return chunks;
}
