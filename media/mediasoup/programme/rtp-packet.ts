import type { RtpNumbers } from './rtp-continuity.ts';

const HEADER_BYTES = 12;

/** What is read of an RTP packet (RFC 3550). */
export type RtpPacket = RtpNumbers & { marker: boolean; payload: Buffer };

/** Reads a packet without its extensions and padding; null for what is none. */
export function readRtp(packet: Buffer): RtpPacket | null {
  if (packet.length < HEADER_BYTES || packet.readUInt8(0) >> 6 !== 2) return null;
  const first = packet.readUInt8(0);
  let start = HEADER_BYTES + (first & 0x0f) * 4;
  if (first & 0x10) {
    if (packet.length < start + 4) return null;
    start += 4 + packet.readUInt16BE(start + 2) * 4;
  }
  const padding = first & 0x20 ? packet.readUInt8(packet.length - 1) : 0;
  if (start + padding > packet.length) return null;
  return {
    marker: (packet.readUInt8(1) & 0x80) > 0,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    payload: packet.subarray(start, packet.length - padding),
  };
}

/** Writes a packet with the plainest header; who sends it on addresses it first. */
export function writeRtp({ marker, sequence, timestamp, payload }: RtpPacket): Buffer {
  const packet = Buffer.allocUnsafe(HEADER_BYTES + payload.length);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt8(marker ? 0x80 : 0, 1);
  packet.writeUInt16BE(sequence, 2);
  packet.writeUInt32BE(timestamp, 4);
  packet.writeUInt32BE(0, 8);
  payload.copy(packet, HEADER_BYTES);
  return packet;
}

/** Puts the payload type and the stream id of one receiver into a packet. */
export function addressRtp(packet: Buffer, payloadType: number, ssrc: number): void {
  packet.writeUInt8((packet.readUInt8(1) & 0x80) | payloadType, 1);
  packet.writeUInt32BE(ssrc, 8);
}

/** True when an RTCP packet, or one of a compound, asks for a key frame (RFC 4585 PLI, RFC 5104 FIR). */
export function asksKeyFrame(rtcp: Buffer): boolean {
  for (let at = 0; at + 4 <= rtcp.length; at += 4 + rtcp.readUInt16BE(at + 2) * 4) {
    const format = rtcp.readUInt8(at) & 0x1f;
    if (rtcp.readUInt8(at + 1) === 206 && (format === 1 || format === 4)) return true;
  }
  return false;
}
