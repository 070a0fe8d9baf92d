import { createHash } from 'node:crypto';
import type { Recording } from './recording.ts';
import { rtpHeaderBytes } from './rtp-header.ts';
import { cutFrame, readVp8Payload } from './vp8-payload.ts';

/**
 * Tells whether a decrypted packet carries, bit by bit, something of the recording: a packet of the voice, or a piece of a
 * frame behind its descriptor, which the SFU may rewrite.
 */
export function genuinePayloads(recording: Recording): (packet: Buffer) => boolean {
  const known = new Set(recording.voice.map(digest));
  for (const { frames } of recording.layers)
    for (const frame of frames) for (const piece of cutFrame(frame)) known.add(digest(piece));
  return (packet) => {
    const payload = packet.subarray(rtpHeaderBytes(packet));
    // Padding to probe the line.
    if (payload.length === 0) return true;
    if (known.has(digest(payload))) return true;
    return known.has(digest(readVp8Payload(payload).piece));
  };
}

function digest(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('base64');
}
