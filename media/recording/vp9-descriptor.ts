const FIXED_HEADER = 12;
/** Of the descriptor's flags those for the first and the last packet of a frame. */
const FRAME_ENDS = 0x0c;

/**
 * An RTP packet of VP9 whose payload descriptor (RFC 9628, 4.2) tells nothing but where frames begin and end: Debian's ffmpeg 5.1 misreads
 * layer indices and gives up on a structure of several layers, and needs neither. What is cut off stays as it is.
 */
export function withPlainDescriptor(packet: Buffer): Buffer {
  const start = payloadStart(packet);
  const flags = packet[start];
  if (flags === undefined) return packet;
  const end = descriptorEnd(packet, start + 1, flags);
  if (end === null || end > packet.length) return packet;
  const head = packet.subarray(0, start);
  return Buffer.concat([head, Buffer.of(flags & FRAME_ENDS), packet.subarray(end)]);
}

/** Where the payload begins, behind contributing sources and extensions (RFC 3550, 5.1). */
function payloadStart(packet: Buffer): number {
  const first = packet[0] ?? 0;
  const extension = FIXED_HEADER + 4 * (first & 0x0f);
  if ((first & 0x10) === 0) return extension;
  const words = packet.length >= extension + 4 ? packet.readUInt16BE(extension + 2) : 0;
  return extension + 4 + 4 * words;
}

/** Behind picture id, layer indices, references and the scalability structure. */
function descriptorEnd(packet: Buffer, from: number, flags: number): number | null {
  const isFlexible = (flags & 0x10) !== 0;
  let at = from;
  if (flags & 0x80) at += (packet[at] ?? 0) & 0x80 ? 2 : 1;
  if (flags & 0x20) at += isFlexible ? 1 : 2;
  if (isFlexible && flags & 0x40) {
    for (let references = 0; references < 3; references += 1) {
      const reference = packet[at] ?? 0;
      at += 1;
      if ((reference & 0x01) === 0) break;
    }
  }
  return flags & 0x02 ? structureEnd(packet, at) : at;
}

/** Behind the sizes of the layers and the pictures of the group. */
function structureEnd(packet: Buffer, from: number): number | null {
  const head = packet[from];
  if (head === undefined) return null;
  let at = from + 1;
  if (head & 0x10) at += 4 * ((head >> 5) + 1);
  if ((head & 0x08) === 0) return at;
  const pictures = packet[at];
  if (pictures === undefined) return null;
  at += 1;
  for (let picture = 0; picture < pictures; picture += 1) {
    const described = packet[at];
    if (described === undefined) return null;
    at += 1 + ((described >> 2) & 0x03);
  }
  return at;
}
