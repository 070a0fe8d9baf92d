import type { types } from 'mediasoup';
import { AnswerTimes } from './answer-times.ts';
import {
  inOrder,
  type Reception,
  receptionOf,
  type Shares,
  shareLine,
  type WantedPicture,
} from './ladder.ts';
import {
  firstPhase,
  LIFT_MS,
  nextPhase,
  phaseOnAnotherLine,
  type TrialPhase,
} from './picture-trials.ts';
import { FIRST_OUTGOING_BPS } from './transport.ts';

/** What a forwarded voice takes on the wire, in kbit/s: 24 of Opus, the rest heads of its packets. */
const VOICE_KBPS = 40;
/** What is left to page turns, votes and the meeting's other words, in kbit/s. */
const SIGNALLING_KBPS = 20;
/** A line known to bear less than this, in kbit/s, begins with sound alone. */
const THIN_KBPS = 150;
/** The least that mediasoup takes as a bound: its probes then rest. */
const LEAST_BPS = 30_000;
/** A try gives the line a little more than the least picture takes: what then stays of the estimate is the line's. */
const BEYOND = 1.3;
/** It is told once a second: so long after a try began it may be from the rest before. */
const STALE_MS = 1_500;
/** An answer that takes so much longer than over the empty line, in milliseconds, waited at the end of a full queue. */
const LONG_WAIT_MS = 300;
/** An estimate of so much of what is needed is short of it by little. */
const NEARLY = 0.5;

/** Which pictures may flow to a device now, and what the line is estimated to bear, in kbit/s (null: not measured). */
export type LineShare = { shares: Shares; reception: Reception; kbps: number | null };

/** What flows besides pictures: voices; and how long the device took to answer on a picture, in milliseconds; null: not known. */
export type LineUse = { voices: number; roundTripMs: number | null };

/** Bounds of the SFU's estimate in bits per second; 0: none. */
type Bounds = { minBps: number; maxBps: number };

/** What a try gives the line, in kbit/s: what the first picture and all above it needed when the try began, and a little more. */
type Try = { neededKbps: number; boundKbps: number };

/** Follows what the line towards one device bears: keeps the probes of the SFU within bounds, and shares the line among the pictures. */
export class ReceiverLine {
  readonly #transport: types.WebRtcTransport;
  #phase: TrialPhase;
  #estimateKbps: number | null = null;
  #try: Try | null = null;
  #bounds: Bounds = { minBps: 0, maxBps: 0 };
  #answers = new AnswerTimes();

  /**
   * `knownKbps` is what the device measured of its line before. `onTooFull` is called when a try turns out to be too much: the line
   * is to be shared anew.
   */
  constructor(
    transport: types.WebRtcTransport,
    knownKbps: number | undefined,
    nowMs: number,
    onTooFull: () => void,
  ) {
    this.#transport = transport;
    this.#phase = firstPhase(nowMs, knownKbps !== undefined && knownKbps < THIN_KBPS);
    transport.on('trace', ({ type, info }) => {
      if (type !== 'bwe' || !isMeasured(info) || this.#isStale(info.availableBitrate)) return;
      this.#estimateKbps = Math.round(info.availableBitrate / 1000);
      if (this.#try && this.#estimateKbps < this.#try.neededKbps) onTooFull();
    });
    let isFirst = true;
    transport.on('iceselectedtuplechange', () => {
      if (!isFirst) this.#startOver(performance.now());
      isFirst = false;
    });
  }

  /** Has the SFU tell its estimates. */
  async start(): Promise<void> {
    await this.#transport.enableTraceEvent(['bwe']);
  }

  /** True while no picture flows for want of room. */
  get isThin(): boolean {
    return this.#phase.is !== 'open';
  }

  /** True while it matters how long the device takes to answer: once at first, and while the line may bear too little for any picture. */
  get asksForAnswer(): boolean {
    const isThin = this.#estimateKbps !== null && this.#estimateKbps < THIN_KBPS;
    return this.#phase.is === 'trying' || isThin || this.#answers.isEmpty;
  }

  /** Shares the line anew; to be called about once a second, and whenever other pictures are wanted. */
  async share(
    wanted: readonly WantedPicture[],
    { voices, roundTripMs }: LineUse,
    nowMs: number,
  ): Promise<LineShare> {
    const roomKbps = this.#roomKbps(voices);
    const [first] = inOrder(wanted);
    const leastKbps = first?.layers[0]?.kbps ?? 0;
    // What is tried is not judged by a picture that grew meanwhile.
    const neededKbps = this.#try?.neededKbps ?? reservedKbps(voices) + leastKbps;
    const estimateKbps = this.#estimateKbps ?? Number.POSITIVE_INFINITY;
    this.#phase = nextPhase(this.#phase, {
      nowMs,
      wants: wanted.length > 0,
      fits: estimateKbps >= neededKbps,
      nearly: estimateKbps >= NEARLY * neededKbps,
      waits: roundTripMs !== null && this.#answers.take(roundTripMs, nowMs) > LONG_WAIT_MS,
    });
    if (this.#phase.is !== 'trying') this.#try = null;
    else this.#try ??= this.#begin(neededKbps, leastKbps);
    await this.#bound(this.#boundsNow(wanted.length > 0, nowMs));
    const shares = this.#sharesOf(wanted, roomKbps);
    // A try is not told as if it had succeeded.
    const isTried = this.#phase.is === 'trying' && this.#phase.from === 'rest' && wanted.length > 0;
    const reception = isTried ? 'sound' : receptionOf(wanted, shares);
    return { shares, reception, kbps: this.#estimateKbps };
  }

  /** The device is reached over another line than before. */
  #startOver(nowMs: number): void {
    this.#phase = phaseOnAnotherLine(this.#phase, nowMs);
    this.#try = null;
    this.#estimateKbps = null;
    this.#answers = new AnswerTimes();
  }

  /** True of an estimate from before it was lifted for a try. */
  #isStale(bps: number): boolean {
    if (this.#phase.is !== 'trying') return false;
    const isFromRest = bps <= LEAST_BPS && performance.now() - this.#phase.sinceMs < STALE_MS;
    return isFromRest || bps < this.#bounds.minBps;
  }

  /** A try begins: the estimate will be lifted to its bound. */
  #begin(neededKbps: number, leastKbps: number): Try {
    const boundKbps = Math.round(neededKbps + leastKbps * (BEYOND - 1));
    this.#estimateKbps = Math.max(this.#estimateKbps ?? 0, boundKbps);
    return { neededKbps, boundKbps };
  }

  #roomKbps(voices: number): number {
    if (this.#estimateKbps === null) return Number.POSITIVE_INFINITY;
    return this.#estimateKbps - reservedKbps(voices);
  }

  #sharesOf(wanted: readonly WantedPicture[], roomKbps: number): Shares {
    if (this.#phase.is === 'open') return shareLine(roomKbps, wanted);
    const [first] = inOrder(wanted);
    const tried = this.#phase.is === 'trying' ? first : undefined;
    return new Map(wanted.map((picture) => [picture.id, picture === tried ? 0 : -1]));
  }

  #boundsNow(wants: boolean, nowMs: number): Bounds {
    switch (this.#phase.is) {
      case 'resting':
        return { minBps: 0, maxBps: LEAST_BPS };
      case 'trying': {
        const bps = Math.max(LEAST_BPS, 1000 * (this.#try?.boundKbps ?? 0));
        // More than is tried is not filled in.
        return { minBps: nowMs - this.#phase.sinceMs < LIFT_MS ? bps : 0, maxBps: bps };
      }
      case 'open':
        // Nothing is shown: the estimate is kept as it is, and nothing is tried out.
        if (wants || this.#estimateKbps === null) return { minBps: 0, maxBps: 0 };
        return { minBps: 0, maxBps: Math.max(LEAST_BPS, 1000 * this.#estimateKbps) };
    }
  }

  async #bound(bounds: Bounds): Promise<void> {
    const { minBps, maxBps } = bounds;
    const before = this.#bounds;
    if (before.minBps === minBps && before.maxBps === maxBps) return;
    this.#bounds = bounds;
    // Never a minimum above the maximum, not even between the two.
    if (before.minBps > 0) await this.#transport.setMinOutgoingBitrate(0);
    if (before.maxBps !== maxBps) await this.#transport.setMaxOutgoingBitrate(maxBps);
    if (minBps > 0) await this.#transport.setMinOutgoingBitrate(minBps);
  }
}

/** What is not for pictures, in kbit/s. */
function reservedKbps(voices: number): number {
  return SIGNALLING_KBPS + voices * VOICE_KBPS;
}

/** The first guess is told too: it would keep pictures away from who has only just come. */
function isMeasured(info: unknown): info is { availableBitrate: number } {
  const isEstimate = typeof info === 'object' && info !== null && 'availableBitrate' in info;
  return isEstimate && info.availableBitrate !== FIRST_OUTGOING_BPS;
}
