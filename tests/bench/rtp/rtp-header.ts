/** The fields of an RTP header that a receiver counts by. */
export type RtpHeader = {
  payloadType: number;
  marker: boolean;
  sequenceNumber: number;
  timestamp: number;
  ssrc: number;
};

/** An element of a header extension: an id of 1–14 and its value of 1–16 bytes. */
export type HeaderExtension = { id: number; value: Buffer };

const ONE_BYTE_PROFILE = 0xbede;
const TWO_BYTE_PROFILE_MASK = 0xfff0;
const TWO_BYTE_PROFILE = 0x1000;

/** Bytes before the payload: header, contributing sources and extension. Throws when the packet is cut short. */
export function rtpHeaderBytes(packet: Buffer): number {
  const fixed = 12 + ((packet[0] ?? 0) & 0x0f) * 4;
  const extended = ((packet[0] ?? 0) & 0x10) !== 0;
  const bytes = extended ? fixed + 4 + packet.readUInt16BE(fixed + 2) * 4 : fixed;
  if (bytes > packet.length) throw new Error('An RTP packet is cut short.');
  return bytes;
}

/** Reads the fixed part. */
export function readRtpHeader(packet: Buffer): RtpHeader {
  const second = packet.readUInt8(1);
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequenceNumber: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
  };
}

/** An RTP packet with one-byte header extensions (RFC 8285, 4.2). */
export function rtpPacket(
  header: RtpHeader,
  extensions: readonly HeaderExtension[],
  payload: readonly Buffer[],
): Buffer {
  const bare = extensions.reduce((sum, { value }) => sum + 1 + value.length, 0);
  const words = Math.ceil(bare / 4);
  const headerBytes = 12 + (words === 0 ? 0 : 4 + words * 4);
  const payloadBytes = payload.reduce((sum, part) => sum + part.length, 0);
  const packet = Buffer.alloc(headerBytes + payloadBytes);
  packet[0] = words === 0 ? 0x80 : 0x90;
  packet[1] = header.payloadType | (header.marker ? 0x80 : 0);
  packet.writeUInt16BE(header.sequenceNumber, 2);
  packet.writeUInt32BE(header.timestamp, 4);
  packet.writeUInt32BE(header.ssrc, 8);
  if (words > 0) {
    packet.writeUInt16BE(ONE_BYTE_PROFILE, 12);
    packet.writeUInt16BE(words, 14);
    let at = 16;
    for (const { id, value } of extensions) {
      packet[at] = (id << 4) | (value.length - 1);
      value.copy(packet, at + 1);
      at += 1 + value.length;
    }
  }
  let at = headerBytes;
  for (const part of payload) at += part.copy(packet, at);
  return packet;
}

/** Where the value of an extension begins, in one-byte and two-byte form alike; −1 when the packet has none of that id. */
export function extensionAt(packet: Buffer, wanted: number): number {
  const first = packet[0] ?? 0;
  if ((first & 0x10) === 0) return -1;
  const start = 12 + (first & 0x0f) * 4;
  const profile = packet.readUInt16BE(start);
  const end = start + 4 + packet.readUInt16BE(start + 2) * 4;
  if (end > packet.length) return -1;
  const twoBytes = (profile & TWO_BYTE_PROFILE_MASK) === TWO_BYTE_PROFILE;
  if (!twoBytes && profile !== ONE_BYTE_PROFILE) return -1;
  for (let at = start + 4; at < end; ) {
    const byte = packet[at] ?? 0;
    if (byte === 0) {
      at += 1;
      continue;
    }
    const id = twoBytes ? byte : byte >> 4;
    const length = twoBytes ? (packet[at + 1] ?? 0) : (byte & 0x0f) + 1;
    const value = at + (twoBytes ? 2 : 1);
    if (id === wanted && value + length <= end) return value;
    at = value + length;
  }
  return -1;
}
