import type { SendingLine } from './camera-rest.ts';

/** The voice as it stood when the receiving end reported last: packets sent and lost since the beginning, and when that was. */
type VoiceReport = { at: number; sent: number; lost: number };

/** Reads what the browser knows of the line from this device, look by look. */
export class SendingLineReader {
  #last: VoiceReport | null = null;
  #voiceLoss: number | null = null;

  /**
   * The line as the latest look shows it. An estimate that holds no picture back tells only how little was sent. Of the voice it tells
   * the share that got lost between the two latest reports; `fractionLost` of a report may stay for seconds after the loss.
   */
  read(report: RTCStatsReport): SendingLine {
    let availableKbps: number | null = null;
    let limits = false;
    const voice: Partial<VoiceReport> = {};
    for (const entry of report.values()) {
      if (entry.type === 'candidate-pair' && typeof entry.availableOutgoingBitrate === 'number')
        availableKbps = entry.availableOutgoingBitrate / 1000;
      if (entry.type === 'remote-inbound-rtp' && entry.kind === 'audio') {
        voice.at = entry.timestamp;
        voice.lost = entry.packetsLost;
      }
      if (entry.type === 'outbound-rtp' && entry.kind === 'audio') voice.sent = entry.packetsSent;
      // Not every browser says why it sends less than it could.
      if (entry.type === 'outbound-rtp' && entry.kind === 'video')
        limits ||= (entry.qualityLimitationReason ?? 'bandwidth') === 'bandwidth';
    }
    const { at, sent, lost } = voice;
    if (at !== undefined && sent !== undefined && lost !== undefined)
      this.#note({ at, sent, lost });
    return { availableKbps: limits ? availableKbps : null, voiceLoss: this.#voiceLoss };
  }

  #note(report: VoiceReport): void {
    const before = this.#last;
    if (report.at === before?.at) return;
    this.#last = report;
    if (!before) return;
    const sent = report.sent - before.sent;
    // What came late, or again, is taken off what was lost.
    const lost = Math.max(0, report.lost - before.lost);
    this.#voiceLoss = sent > 0 ? Math.min(1, lost / sent) : 0;
  }
}
