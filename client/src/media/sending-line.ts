import type { SendingLine } from './camera-rest.ts';
import { pairInUse, rowsOf } from './line-way.ts';

/** The pictures as they stood when the receiving end reported last: packets sent and lost since the beginning, and when that was. */
type LossReport = { at: number; sent: number; lost: number };
/** How long the receiving end's latest answer took, and when that was looked at, in milliseconds. */
type RoundTrip = { at: number; ms: number };

/** Of 15 pictures a second the losses of one second are chance: so many milliseconds of them are taken together. */
const LOSS_MS = 4_000;
/** An answer's shortest time of so long tells what the line takes with nothing waiting, in milliseconds. */
const SHORTEST_OF_MS = 120_000;

/** Reads what the browser knows of the line from this device, look by look. */
export class SendingLineReader {
  #losses: readonly LossReport[] = [];
  #trips: readonly RoundTrip[] = [];

  /**
   * The line as the latest look shows it. What gets lost is read off the pictures: of a voice the SFU reports the worst that any
   * listener loses, so that the encoder makes it more robust (`useinbandfec`; mediasoup's `RtpStreamRecv`), and one listener's line
   * must not rest this camera.
   */
  read(report: RTCStatsReport): SendingLine {
    let limits = false;
    const pictures: LossReport = { at: 0, sent: 0, lost: 0 };
    for (const entry of report.values()) {
      if (entry.kind !== 'video') continue;
      if (entry.type === 'remote-inbound-rtp') {
        pictures.at = Math.max(pictures.at, entry.timestamp);
        pictures.lost += entry.packetsLost ?? 0;
      }
      if (entry.type === 'outbound-rtp') {
        pictures.sent += entry.packetsSent ?? 0;
        // Not every browser says why it sends less than it could.
        limits ||= (entry.qualityLimitationReason ?? 'bandwidth') === 'bandwidth';
      }
    }
    if (pictures.at > 0) this.#losses = lately(this.#losses, pictures, LOSS_MS);
    return {
      availableKbps: this.#follow(report),
      limits,
      loss: this.#loss(),
      waitsMs: this.#waits(),
    };
  }

  /** Notes how long answers take, and tells the estimate in kbit/s. */
  #follow(report: RTCStatsReport): number | null {
    const pair = pairInUse(rowsOf(report));
    const seconds = pair?.currentRoundTripTime;
    const at = pair?.timestamp;
    const bps = pair?.availableOutgoingBitrate;
    // That of the pictures (`remote-inbound-rtp`) is out of date while none are sent.
    if (typeof seconds === 'number' && typeof at === 'number')
      this.#trips = lately(this.#trips, { at, ms: 1000 * seconds }, SHORTEST_OF_MS);
    return typeof bps === 'number' ? bps / 1000 : null;
  }

  #loss(): number | null {
    const [first] = this.#losses;
    const last = this.#losses.at(-1);
    if (!first || !last || first === last) return null;
    const sent = last.sent - first.sent;
    // What came late, or again, is taken off what was lost.
    const lost = Math.max(0, last.lost - first.lost);
    return sent > 0 ? Math.min(1, lost / sent) : 0;
  }

  #waits(): number | null {
    const last = this.#trips.at(-1);
    return last ? last.ms - Math.min(...this.#trips.map(({ ms }) => ms)) : null;
  }
}

/** The list with one more that is new; what is older by more than so many milliseconds is left out, but for the one before the rest. */
function lately<T extends { at: number }>(before: readonly T[], next: T, ms: number): readonly T[] {
  if (before.at(-1)?.at === next.at) return before;
  const from = before.findLastIndex(({ at }) => at <= next.at - ms);
  return [...before.slice(Math.max(0, from)), next];
}
