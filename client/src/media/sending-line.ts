import type { SendingLine } from './camera-rest.ts';

/** The pictures as they stood when the receiving end reported last: packets sent and lost since the beginning, and when that was. */
type LossReport = { at: number; sent: number; lost: number };

/** Reads what the browser knows of the line from this device, look by look. */
export class SendingLineReader {
  #last: LossReport | null = null;
  #loss: number | null = null;

  /**
   * The line as the latest look shows it. An estimate that holds no picture back tells only how little was sent. What gets lost is read
   * off the pictures, between the two latest reports: of a voice the SFU reports the worst that any listener loses, so that the
   * encoder makes it more robust (`useinbandfec`; mediasoup's `RtpStreamRecv`), and one listener's line must not rest this camera.
   */
  read(report: RTCStatsReport): SendingLine {
    let availableKbps: number | null = null;
    let limits = false;
    const pictures: LossReport = { at: 0, sent: 0, lost: 0 };
    for (const entry of report.values()) {
      if (entry.type === 'candidate-pair' && typeof entry.availableOutgoingBitrate === 'number')
        availableKbps = entry.availableOutgoingBitrate / 1000;
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
    if (pictures.at > 0) this.#note(pictures);
    return { availableKbps: limits ? availableKbps : null, loss: this.#loss };
  }

  #note(report: LossReport): void {
    const before = this.#last;
    if (report.at === before?.at) return;
    this.#last = report;
    if (!before) return;
    const sent = report.sent - before.sent;
    // What came late, or again, is taken off what was lost.
    const lost = Math.max(0, report.lost - before.lost);
    this.#loss = sent > 0 ? Math.min(1, lost / sent) : 0;
  }
}
