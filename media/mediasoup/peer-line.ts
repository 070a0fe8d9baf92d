import type { LineReport, MediaTraffic } from '#media/media-engine.ts';
import { lineChanged, lineQuality, worst } from './line-quality.ts';
import type { SfuProducer } from './producer.ts';
import type { PeerReception, Received } from './reception.ts';
import type { SfuTransport } from './transport.ts';

/** A device that was not heard for so long, sound, picture or report, is taken for gone. */
const ALIVE_MS = 3_500;

const NOTHING_RECEIVED: Received = { reception: 'all', heldBack: [], kbps: null };

/** What a peer's line is made of; null for what its profile does not do. */
export type LineParts = {
  send: SfuTransport | null;
  receive: SfuTransport | null;
  reception: PeerReception | null;
  sent(): readonly SfuProducer[];
};

/** The line of one device, in both directions. */
export class PeerLine {
  readonly #parts: LineParts;
  #last: LineReport | null = null;
  #heardAt = performance.now();

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  /** True while the device was heard within the last seconds. */
  get isHeard(): boolean {
    return performance.now() - this.#heardAt < ALIVE_MS;
  }

  /** Listens whether the device is there. */
  async listen(): Promise<void> {
    const { send, receive } = this.#parts;
    const heard = await Promise.all([send?.hasHeard(), receive?.hasHeard()]);
    if (heard.includes(true)) this.#heardAt = performance.now();
  }

  /** What is new to tell of the line; null when nothing is. */
  news(): LineReport | null {
    const { reception, sent } = this.#parts;
    const { reception: receives, heldBack, kbps } = reception?.received ?? NOTHING_RECEIVED;
    const measured = reception?.showsVideo || receives === 'sound' ? kbps : null;
    const receiveScore = reception?.worstScore ?? null;
    const sendScore = worst(sent().map((producer) => producer.score));
    const quality = lineQuality({ kbps: measured, receiveScore, sendScore });
    const now: LineReport = { kbps: measured, quality, receives, heldBack };
    if (!lineChanged(this.#last, now)) return null;
    this.#last = now;
    return now;
  }

  /** What has passed in both directions since the transports were made. */
  async traffic(): Promise<MediaTraffic> {
    const { send, receive } = this.#parts;
    const both = await Promise.all([send?.traffic(), receive?.traffic()]);
    const sum = (of: keyof MediaTraffic) => both.reduce((all, one) => all + (one?.[of] ?? 0), 0);
    return { receivedBytes: sum('receivedBytes'), sentBytes: sum('sentBytes') };
  }
}
