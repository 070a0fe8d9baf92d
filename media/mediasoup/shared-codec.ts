import type { Opaque, SharedCodec } from '#media/media-engine.ts';

/** Whether a device that named these capabilities can decode AV1. */
export function decodesAv1(rtpCapabilities: Opaque): boolean {
  const { codecs } = rtpCapabilities;
  const named: unknown[] = Array.isArray(codecs) ? codecs : [];
  return named.some((codec) => {
    const mimeType: unknown =
      typeof codec === 'object' && codec !== null && Reflect.get(codec, 'mimeType');
    return typeof mimeType === 'string' && mimeType.toLowerCase() === 'video/av1';
  });
}

/**
 * The codec in which a screen or paper reaches all who are there: AV1 needs about half of VP9's bitrate for text, unless one of
 * the receivers cannot decode it. Null: a receiver that has not said yet what it can.
 */
export function sharedCodec(receivers: readonly (boolean | null)[]): SharedCodec {
  return receivers.includes(false) ? 'VP9' : 'AV1';
}
