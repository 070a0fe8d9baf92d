const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;
const SOURCE_DESCRIPTION = 202;
const TRANSPORT_FEEDBACK = 205;
const PAYLOAD_FEEDBACK = 206;
const GENERIC_NACK = 1;
const PICTURE_LOSS = 1;
const FULL_INTRA_REQUEST = 4;
/** Seconds between the epochs of NTP (1900) and of Unix (1970). */
const NTP_OFFSET_S = 2_208_988_800;

/** What a sender tells of a stream: which RTP timestamp belongs to which moment, and how much was sent so far. */
export type SenderReport = {
  ssrc: number;
  /** Milliseconds since 1970. */
  atMs: number;
  rtpTimestamp: number;
  packets: number;
  bytes: number;
};

/** What a receiver tells of a stream (RFC 3550, 6.4.1). */
export type ReceptionReport = {
  ssrc: number;
  /** Lost since the last report, in 256ths. */
  fractionLost: number;
  totalLost: number;
  highestSequence: number;
  /** In units of the stream's clock. */
  jitter: number;
  /** Middle 32 bits of the last sender report's NTP time, 0 when there was none. */
  lastReport: number;
  /** Time since then, in 65536ths of a second. */
  sinceLastReport: number;
};

/** What the other side asks or tells, as far as the generator understands it. */
export type RtcpMessage =
  | { kind: 'keyFrame'; ssrc: number }
  | { kind: 'nack'; ssrc: number; sequenceNumbers: number[] }
  | { kind: 'senderReport'; ssrc: number; lastReport: number };

/** A compound packet of sender reports, each of a stream, with the source description that RFC 3550 wants. */
export function senderReports(reports: readonly SenderReport[], name: string): Buffer {
  const parts = reports.map(({ ssrc, atMs, rtpTimestamp, packets, bytes }) => {
    const part = headed(SENDER_REPORT, 0, 28);
    part.writeUInt32BE(ssrc, 4);
    const seconds = Math.floor(atMs / 1000);
    part.writeUInt32BE(seconds + NTP_OFFSET_S, 8);
    part.writeUInt32BE(Math.floor(((atMs / 1000 - seconds) * 2 ** 32) % 2 ** 32), 12);
    part.writeUInt32BE(rtpTimestamp >>> 0, 16);
    part.writeUInt32BE(packets >>> 0, 20);
    part.writeUInt32BE(bytes >>> 0, 24);
    return part;
  });
  return Buffer.concat([...parts, sourceDescription(reports[0]?.ssrc ?? 0, name)]);
}

/** A receiver report of at most 31 streams. */
export function receiverReport(own: number, reports: readonly ReceptionReport[]): Buffer {
  const packet = headed(RECEIVER_REPORT, reports.length, 8 + 24 * reports.length);
  packet.writeUInt32BE(own, 4);
  reports.forEach((report, index) => {
    const at = 8 + 24 * index;
    packet.writeUInt32BE(report.ssrc, at);
    packet.writeUInt8(Math.min(255, Math.max(0, report.fractionLost)), at + 4);
    packet.writeIntBE(Math.min(0x7f_ffff, report.totalLost), at + 5, 3);
    packet.writeUInt32BE(report.highestSequence >>> 0, at + 8);
    packet.writeUInt32BE(report.jitter >>> 0, at + 12);
    packet.writeUInt32BE(report.lastReport >>> 0, at + 16);
    packet.writeUInt32BE(report.sinceLastReport >>> 0, at + 20);
  });
  return packet;
}

/** Asks the sender of a stream for a key frame. */
export function pictureLoss(own: number, ssrc: number): Buffer {
  const packet = headed(PAYLOAD_FEEDBACK, PICTURE_LOSS, 12);
  packet.writeUInt32BE(own, 4);
  packet.writeUInt32BE(ssrc, 8);
  return packet;
}

/** Reads a compound packet; what is not understood is passed over. */
export function readRtcp(compound: Buffer): RtcpMessage[] {
  const messages: RtcpMessage[] = [];
  for (let at = 0; at + 4 <= compound.length; ) {
    const bytes = (compound.readUInt16BE(at + 2) + 1) * 4;
    messages.push(...readOne(compound.subarray(at, at + bytes)));
    at += bytes;
  }
  return messages;
}

function readOne(packet: Buffer): RtcpMessage[] {
  const format = packet.readUInt8(0) & 0x1f;
  const type = packet.readUInt8(1);
  if (type === SENDER_REPORT && packet.length >= 28)
    return [
      { kind: 'senderReport', ssrc: packet.readUInt32BE(4), lastReport: packet.readUInt32BE(10) },
    ];
  if (packet.length < 12) return [];
  if (type === PAYLOAD_FEEDBACK && format === PICTURE_LOSS)
    return [{ kind: 'keyFrame', ssrc: packet.readUInt32BE(8) }];
  if (type === PAYLOAD_FEEDBACK && format === FULL_INTRA_REQUEST)
    return words(packet, 8).map((at) => ({ kind: 'keyFrame', ssrc: packet.readUInt32BE(at) }));
  if (type === TRANSPORT_FEEDBACK && format === GENERIC_NACK) {
    const sequenceNumbers = words(packet, 4).flatMap((at) => {
      const first = packet.readUInt16BE(at);
      const following = packet.readUInt16BE(at + 2);
      const more = Array.from({ length: 16 }, (_, bit) => bit).filter(
        (bit) => (following >> bit) & 1,
      );
      return [first, ...more.map((bit) => (first + bit + 1) & 0xffff)];
    });
    return [{ kind: 'nack', ssrc: packet.readUInt32BE(8), sequenceNumbers }];
  }
  return [];
}

/** Where the entries of a feedback packet begin. */
function words(packet: Buffer, entryBytes: number): number[] {
  const count = Math.floor((packet.length - 12) / entryBytes);
  return Array.from({ length: count }, (_, index) => 12 + index * entryBytes);
}

/** A packet of this many bytes, a multiple of four, with its header. */
export function headed(type: number, format: number, bytes: number): Buffer {
  const packet = Buffer.alloc(bytes);
  packet[0] = 0x80 | format;
  packet[1] = type;
  packet.writeUInt16BE(bytes / 4 - 1, 2);
  return packet;
}

function sourceDescription(ssrc: number, name: string): Buffer {
  const text = Buffer.from(name);
  const packet = headed(SOURCE_DESCRIPTION, 1, 8 + Math.ceil((text.length + 3) / 4) * 4);
  packet.writeUInt32BE(ssrc, 4);
  packet[8] = 1;
  packet[9] = text.length;
  text.copy(packet, 10);
  return packet;
}
