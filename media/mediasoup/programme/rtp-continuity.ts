/** The numbers of an RTP packet that run on from packet to packet. */
export type RtpNumbers = { sequence: number; timestamp: number };

/** After so many packets none comes any more that was sent before the first. */
const FAR = 1_000;

/** Makes one unbroken stream of the packets of several sources: their numbers run on where those of the source before ended. */
export class RtpContinuity {
  readonly #clockRate: number;
  #offset: RtpNumbers = { sequence: 0, timestamp: 0 };
  /** The furthest that went out, and when. */
  #last: (RtpNumbers & { atMs: number }) | null = null;
  /** The first number of the source in use, as it goes out; what is before belongs to nobody. Null once it lies far behind. */
  #first: number | null = null;
  #isNewSource = true;

  /** `clockRate` in Hz. */
  constructor(clockRate: number) {
    this.#clockRate = clockRate;
  }

  /** From now on the packets come from another source. */
  switched(): void {
    this.#isNewSource = true;
  }

  /** The numbers with which a packet goes out; null for one that came before its source began. `nowMs` only ever grows. */
  next(packet: RtpNumbers, nowMs: number): RtpNumbers | null {
    if (this.#isNewSource) this.#begin(packet, nowMs);
    const sequence = (packet.sequence + this.#offset.sequence) & 0xffff;
    const timestamp = (packet.timestamp + this.#offset.timestamp) >>> 0;
    if (this.#first !== null) {
      const since = (sequence - this.#first) & 0xffff;
      if (since >= 0x8000) return null;
      if (since > FAR) this.#first = null;
    }
    if (this.#last === null || ((sequence - this.#last.sequence) & 0xffff) < 0x8000)
      this.#last = { sequence, timestamp, atMs: nowMs };
    return { sequence, timestamp };
  }

  #begin(packet: RtpNumbers, nowMs: number): void {
    this.#isNewSource = false;
    if (this.#last !== null) {
      const { sequence, timestamp, atMs } = this.#last;
      const passed = Math.max(1, Math.round(((nowMs - atMs) * this.#clockRate) / 1000));
      this.#offset = {
        sequence: (sequence + 1 - packet.sequence) & 0xffff,
        timestamp: (timestamp + passed - packet.timestamp) >>> 0,
      };
    }
    this.#first = (packet.sequence + this.#offset.sequence) & 0xffff;
  }
}
