import type { Feedback, OfferedCodec, OfferedSection } from './offer.ts';

/** The part of an SFU's capabilities that is read here; see mediasoup's `RtpCapabilities`. */
export type SfuCapabilities = {
  codecs?: {
    kind: string;
    mimeType: string;
    clockRate: number;
    channels?: number;
    rtcpFeedback?: { type: string; parameter?: string }[];
  }[];
  headerExtensions?: { kind: string; uri: string; direction?: string }[];
};

/**
 * Which video is preferred. VP8 first, whatever is offered first: every player decodes it, and the programme that others'
 * players receive is made of it; H.264 for encoders that have nothing else.
 */
const VIDEO_ORDER = ['video/vp8', 'video/h264', 'video/vp9'];

/** The codec of a section that both ends have; null when there is none. */
export function commonCodec(
  section: OfferedSection,
  capabilities: SfuCapabilities,
): OfferedCodec | null {
  const known = (capabilities.codecs ?? []).map(({ mimeType }) => mimeType.toLowerCase());
  const usable = section.codecs.filter(
    (codec) => known.includes(codec.mimeType.toLowerCase()) && isPlain(codec),
  );
  const rank = (codec: OfferedCodec) => VIDEO_ORDER.indexOf(codec.mimeType.toLowerCase());
  return usable.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** The feedback that both ends have for a codec. */
export function commonFeedback(codec: OfferedCodec, capabilities: SfuCapabilities): Feedback[] {
  const own = capabilities.codecs?.find((c) => sameType(c.mimeType, codec.mimeType));
  const known = (own?.rtcpFeedback ?? []).map(({ type, parameter = '' }) => `${type} ${parameter}`);
  const both = codec.feedback.filter(({ type, parameter }) =>
    known.includes(`${type} ${parameter}`),
  );
  return both.filter(
    (one, at) => both.findIndex((o) => o.type === one.type && o.parameter === one.parameter) === at,
  );
}

/** True for the same codec name, however it is written. */
export function sameType(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Leaves out what shares a codec's name but not its form: Opus for many channels, H.264 other than constrained baseline. */
function isPlain({ mimeType, clockRate, channels, parameters }: OfferedCodec): boolean {
  switch (mimeType.toLowerCase()) {
    case 'audio/opus':
      return clockRate === 48_000 && channels === 2;
    case 'video/vp9':
      return clockRate === 90_000 && (parameters['profile-id'] ?? '0') === '0';
    case 'video/h264': {
      const profile = parameters['profile-level-id'] ?? '42e01f';
      const isBaseline =
        profile.startsWith('42') && (Number.parseInt(profile.slice(2, 4), 16) & 0x40) > 0;
      return clockRate === 90_000 && parameters['packetization-mode'] === '1' && isBaseline;
    }
    case 'video/vp8':
      return clockRate === 90_000;
    default:
      return false;
  }
}
