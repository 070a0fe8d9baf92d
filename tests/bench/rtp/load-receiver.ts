import type { MediaConsumerOffer, MediaSource } from '#media/media-engine.ts';
import type { LineListener, MediaLine } from './media-line.ts';
import { onTick } from './metronome.ts';
import { ReceivedStream, type StreamCount } from './received-stream.ts';
import { pictureLoss, readRtcp, receiverReport } from './rtcp.ts';
import { extensionAt } from './rtp-header.ts';
import { offeredStream } from './rtp-parameters.ts';
import { TransportFeedback } from './transport-feedback.ts';

/** What a receiver got of one producer. */
export type ProducerCount = StreamCount & { producerId: string; source: MediaSource };

/** What a receiver got: by producer, and what else came over its line (probes, retransmissions), in bytes. */
export type ReceiverCount = {
  producers: ProducerCount[];
  otherBytes: number;
  checked: number;
  wrong: number;
};

/** Called with a decrypted packet: every one if `every` is 1, else one in so many. */
export type Inspector = { every: number; inspect(packet: Buffer, producerId: string): boolean };

const REPORT_MS = 1_000;
const FEEDBACK_MS = 100;
const MOST_REPORTS = 31;
const OWN_SSRC = 1;

type Known = { stream: ReceivedStream; offer: MediaConsumerOffer };

/** Counts what comes in over a line by RTP headers, decrypts samples, and reports to the SFU. */
export class LoadReceiver implements LineListener {
  readonly #known = new Map<number, Known>();
  readonly #feedback: TransportFeedback | null;
  readonly #inspector: Inspector;
  #line: MediaLine | null = null;
  #transportWideId: number | null = null;
  #otherBytes = 0;
  #untilInspected: number;
  #checked = 0;
  #wrong = 0;
  #stop: (() => void) | null = null;
  #reportAtMs = 0;
  #feedbackAtMs = 0;

  constructor(feedback: boolean, inspector: Inspector) {
    this.#feedback = feedback ? new TransportFeedback(OWN_SSRC) : null;
    this.#inspector = inspector;
    this.#untilInspected = inspector.every;
  }

  /** Starts to report over the line. */
  begin(line: MediaLine): void {
    this.#line = line;
    this.#stop = onTick((nowMs) => {
      if (nowMs >= this.#reportAtMs) this.#report(nowMs);
      if (this.#feedback !== null && nowMs >= this.#feedbackAtMs) this.#tellArrivals(nowMs);
    });
  }

  /** Takes a stream that is about to come; the same one again is harmless. */
  expect(offer: MediaConsumerOffer): void {
    const { ssrc, clockRate, transportWideId } = offeredStream(offer.rtpParameters);
    if (this.#known.has(ssrc)) return;
    this.#transportWideId ??= transportWideId;
    this.#known.set(ssrc, { stream: new ReceivedStream(ssrc, clockRate), offer });
  }

  rtp(packet: Buffer): void {
    const nowMs = performance.now();
    const ssrc = packet.readUInt32BE(8);
    if (this.#feedback !== null && this.#transportWideId !== null) {
      const at = extensionAt(packet, this.#transportWideId);
      if (at >= 0) this.#feedback.arrived(packet.readUInt16BE(at), ssrc, Math.round(nowMs * 1000));
    }
    const known = this.#known.get(ssrc);
    if (known === undefined) {
      this.#otherBytes += packet.length;
      return;
    }
    const rollover = known.stream.take(packet, nowMs);
    this.#untilInspected -= 1;
    if (this.#untilInspected > 0) return;
    this.#untilInspected = this.#inspector.every;
    this.#check(packet, rollover, known.offer.producerId);
  }

  rtcp(compound: Buffer): void {
    const nowMs = performance.now();
    for (const message of readRtcp(compound))
      if (message.kind === 'senderReport')
        this.#known.get(message.ssrc)?.stream.reported(message.lastReport, nowMs);
  }

  /** Asks for a key frame of a producer, as a decoder does that has lost its way. */
  askKeyFrame(producerId: string): void {
    for (const { stream, offer } of this.#known.values())
      if (offer.producerId === producerId)
        this.#line?.sendRtcp(
          Buffer.concat([receiverReport(OWN_SSRC, []), pictureLoss(OWN_SSRC, stream.ssrc)]),
        );
  }

  get count(): ReceiverCount {
    const producers = [...this.#known.values()].map(
      ({ stream, offer: { producerId, source } }) => ({
        producerId,
        source,
        ...stream.count,
      }),
    );
    return { producers, otherBytes: this.#otherBytes, checked: this.#checked, wrong: this.#wrong };
  }

  /** Ends the reports. */
  end(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #check(packet: Buffer, rollover: number, producerId: string): void {
    this.#checked += 1;
    try {
      const plain = this.#line?.remote.unprotectRtp(packet, rollover);
      if (plain && this.#inspector.inspect(plain, producerId)) return;
    } catch {
      // Not genuine: counted as wrong.
    }
    this.#wrong += 1;
  }

  #report(nowMs: number): void {
    this.#reportAtMs = nowMs + REPORT_MS;
    const flowing = [...this.#known.values()].filter(
      ({ stream: { lastAtMs } }) => lastAtMs !== null && nowMs - lastAtMs < REPORT_MS,
    );
    const reports = flowing.map(({ stream }) => stream.report(nowMs));
    for (let at = 0; at < reports.length; at += MOST_REPORTS)
      this.#line?.sendRtcp(receiverReport(OWN_SSRC, reports.slice(at, at + MOST_REPORTS)));
  }

  #tellArrivals(nowMs: number): void {
    this.#feedbackAtMs = nowMs + FEEDBACK_MS;
    for (const packet of this.#feedback?.take() ?? []) this.#line?.sendRtcp(packet);
  }
}
