const IVF_FILE_HEADER_BYTES = 32;
const IVF_FRAME_HEADER_BYTES = 12;

/** The frames of an IVF file. Throws when it is not one. */
export function ivfFrames(file: Buffer): Buffer[] {
  if (file.toString('latin1', 0, 4) !== 'DKIF') throw new Error('This is not an IVF file.');
  const frames: Buffer[] = [];
  for (let at = IVF_FILE_HEADER_BYTES; at + IVF_FRAME_HEADER_BYTES <= file.length; ) {
    const bytes = file.readUInt32LE(at);
    at += IVF_FRAME_HEADER_BYTES;
    frames.push(file.subarray(at, at + bytes));
    at += bytes;
  }
  return frames;
}

/** The packets of an Ogg file with one stream (RFC 3533), those of its headers among them. */
export function oggPackets(file: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let begun: Buffer[] = [];
  for (let at = 0; at + 27 <= file.length; ) {
    if (file.toString('latin1', at, at + 4) !== 'OggS') throw new Error('An Ogg page is missing.');
    const segments = file.readUInt8(at + 26);
    let body = at + 27 + segments;
    for (let n = 0; n < segments; n += 1) {
      const bytes = file.readUInt8(at + 27 + n);
      begun.push(file.subarray(body, body + bytes));
      body += bytes;
      // A segment of less than 255 bytes ends its packet.
      if (bytes === 255) continue;
      packets.push(Buffer.concat(begun));
      begun = [];
    }
    at = body;
  }
  return packets;
}
