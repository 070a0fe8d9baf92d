/** True when a payload begins a key frame, from which a decoder can start. Sound can start anywhere. */
export function startsKeyFrame(mimeType: string, payload: Buffer): boolean {
  switch (mimeType.toLowerCase()) {
    case 'video/vp8':
      return vp8KeyFrame(payload);
    case 'video/h264':
      return h264KeyFrame(payload);
    default:
      return true;
  }
}

/** RFC 7741: the first packet of the first partition, and a frame header without its interframe bit. */
function vp8KeyFrame(payload: Buffer): boolean {
  const first = payload[0];
  if (first === undefined || (first & 0x10) === 0 || (first & 0x07) !== 0) return false;
  const header = payload[vp8DescriptorBytes(payload)];
  return header !== undefined && (header & 0x01) === 0;
}

function vp8DescriptorBytes(payload: Buffer): number {
  const first = payload[0] ?? 0;
  if ((first & 0x80) === 0) return 1;
  const extended = payload[1] ?? 0;
  const hasPicture = (extended & 0x80) > 0;
  const isLong = ((payload[2] ?? 0) & 0x80) > 0;
  const picture = hasPicture ? (isLong ? 2 : 1) : 0;
  return 2 + picture + ((extended & 0x40) > 0 ? 1 : 0) + ((extended & 0x30) > 0 ? 1 : 0);
}

/** RFC 6184: a sequence parameter set or an IDR slice, alone, first of an aggregate or the start of a fragment. */
function h264KeyFrame(payload: Buffer): boolean {
  const starts = (type: number | undefined) => type === 7 || type === 5;
  const type = (payload[0] ?? 0) & 0x1f;
  if (type === 24) return starts((payload[3] ?? 0) & 0x1f);
  if (type === 28) {
    const fragment = payload[1] ?? 0;
    return (fragment & 0x80) > 0 && starts(fragment & 0x1f);
  }
  return starts(type);
}
