/** Numbers of a VP8 frame that its payload descriptor carries (RFC 7741, 4.2). */
export type Vp8FrameNumbers = {
  /** 15 bits. */
  pictureId: number;
  /** 8 bits; the frames of the recordings are all of the lowest temporal layer, so each has the next one. */
  tl0PictureIndex: number;
};

/** Bytes of a frame in one packet: with headers, extensions and SRTP's tag it stays below what every line carries. */
const MOST_PAYLOAD_BYTES = 1_100;
const DESCRIPTOR_BYTES = 6;

/** True when the frame can be shown without those before it. */
export function isKeyFrame(frame: Buffer): boolean {
  return ((frame[0] ?? 1) & 1) === 0;
}

/** Cuts a frame into pieces of about the same size. */
export function cutFrame(frame: Buffer): Buffer[] {
  const count = Math.max(1, Math.ceil(frame.length / MOST_PAYLOAD_BYTES));
  const bytes = Math.ceil(frame.length / count);
  return Array.from({ length: count }, (_, n) => frame.subarray(n * bytes, (n + 1) * bytes));
}

/** The descriptor before a piece: picture id, index of the lowest temporal layer, temporal layer 0, in libwebrtc's order. */
export function vp8Descriptor(
  { pictureId, tl0PictureIndex }: Vp8FrameNumbers,
  begins: boolean,
): Buffer {
  const descriptor = Buffer.alloc(DESCRIPTOR_BYTES);
  descriptor[0] = 0x80 | (begins ? 0x10 : 0);
  // Picture id, TL0PICIDX and TID are there; KEYIDX is not.
  descriptor[1] = 0x80 | 0x40 | 0x20;
  descriptor.writeUInt16BE(0x8000 | (pictureId & 0x7fff), 2);
  descriptor[4] = tl0PictureIndex & 0xff;
  return descriptor;
}

/** Reads a payload: its piece of the frame, whether the frame begins with it, and its numbers as far as they are there. */
export function readVp8Payload(payload: Buffer): {
  begins: boolean;
  pictureId: number | null;
  tl0PictureIndex: number | null;
  piece: Buffer;
} {
  const first = payload.readUInt8(0);
  const begins = (first & 0x10) !== 0 && (first & 0x07) === 0;
  const none = { begins, pictureId: null, tl0PictureIndex: null };
  if ((first & 0x80) === 0) return { ...none, piece: payload.subarray(1) };
  const has = payload.readUInt8(1);
  let at = 2;
  let pictureId: number | null = null;
  let tl0PictureIndex: number | null = null;
  if (has & 0x80) {
    const long = (payload.readUInt8(at) & 0x80) !== 0;
    pictureId = long ? payload.readUInt16BE(at) & 0x7fff : payload.readUInt8(at);
    at += long ? 2 : 1;
  }
  if (has & 0x40) {
    tl0PictureIndex = payload.readUInt8(at);
    at += 1;
  }
  if (has & 0x30) at += 1;
  return { begins, pictureId, tl0PictureIndex, piece: payload.subarray(at) };
}
