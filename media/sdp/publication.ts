import { commonCodec, commonFeedback, type SfuCapabilities, sameType } from './common-codecs.ts';
import type { Offer, OfferedCodec, OfferedSection } from './offer.ts';
import { SdpError } from './sdp-text.ts';

type Opaque = Record<string, unknown>;

/** A section that is taken, and what the SFU needs to receive it (mediasoup's `RtpParameters`). */
export type PublishedSection = {
  section: OfferedSection;
  source: 'microphone' | 'camera';
  codecs: readonly OfferedCodec[];
  extensions: readonly { id: number; uri: string }[];
  layers: readonly string[];
  rtpParameters: Opaque;
};

/** What a publisher may send. */
export type MaySend = { camera: boolean; sound: boolean };

const MID = 'urn:ietf:params:rtp-hdrext:sdes:mid';
const RID = 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id';

/**
 * What is taken of a publisher's offer: the first sound and the first picture that both ends understand and that it may send.
 * Throws `SdpError` when nothing is left.
 */
export function planPublication(
  offer: Offer,
  capabilities: SfuCapabilities,
  may: MaySend,
): PublishedSection[] {
  const first = (kind: string) =>
    offer.sections
      .filter((section) => section.isOpen && section.sends && section.kind === kind)
      .flatMap((section) => published(section, capabilities) ?? [])[0];
  const plan = [may.sound ? first('audio') : undefined, may.camera ? first('video') : undefined];
  const taken = plan.filter((section) => section !== undefined);
  if (taken.length === 0)
    throw new SdpError(
      'unusable',
      `Nothing of the offer can be taken: this way in is for ${named(may)}, sound as Opus, picture as VP8, H.264 (constrained baseline) or VP9.`,
    );
  return taken;
}

function named({ camera, sound }: MaySend): string {
  return [sound && 'sound', camera && 'picture'].filter(Boolean).join(' and ');
}

function published(
  section: OfferedSection,
  capabilities: SfuCapabilities,
): PublishedSection | null {
  const codec = commonCodec(section, capabilities);
  if (!codec) return null;
  const known = (capabilities.headerExtensions ?? []).filter(
    ({ kind, direction = 'sendrecv' }) => kind === section.kind && direction !== 'sendonly',
  );
  const extensions = section.extensions.filter(({ uri }) => known.some((own) => own.uri === uri));
  const has = (uri: string) => extensions.some((extension) => extension.uri === uri);
  const layers = section.layers.length > 1 && has(MID) && has(RID) ? section.layers : [];
  const stream = section.streams[0];
  // Without an announced stream id, packets are told apart by the mid that they carry.
  if (layers.length === 0 && !stream && !has(MID)) return null;
  const rtx = section.codecs.find(
    ({ mimeType, parameters }) =>
      sameType(mimeType, `${section.kind}/rtx`) && parameters.apt === String(codec.payloadType),
  );
  const usesRtx =
    rtx !== undefined && (layers.length > 0 || stream === undefined || stream.rtx !== null);
  const answered = { ...codec, feedback: commonFeedback(codec, capabilities) };
  const codecs = usesRtx ? [answered, { ...rtx, feedback: [] }] : [answered];
  const encodings =
    layers.length > 0
      ? layers.map((rid) => ({ rid }))
      : [stream ? { ssrc: stream.ssrc, ...(usesRtx ? { rtx: { ssrc: stream.rtx } } : {}) } : {}];
  return {
    section,
    source: section.kind === 'audio' ? 'microphone' : 'camera',
    codecs,
    extensions,
    layers,
    rtpParameters: {
      mid: section.mid,
      codecs: codecs.map(asParameters),
      headerExtensions: extensions,
      encodings,
      rtcp: { ...(stream?.cname ? { cname: stream.cname } : {}), reducedSize: section.reducedSize },
    },
  };
}

function asParameters(codec: OfferedCodec): Opaque {
  const { mimeType, payloadType, clockRate, channels, parameters, feedback } = codec;
  return {
    mimeType,
    payloadType,
    clockRate,
    ...(mimeType.startsWith('audio/') ? { channels } : {}),
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([key, value]) => [key, typed(key, value)]),
    ),
    rtcpFeedback: feedback,
  };
}

/** Numbers are numbers in mediasoup's parameters; a profile such as `420029` stays a word. */
function typed(key: string, value: string): string | number {
  return key !== 'profile-level-id' && /^\d{1,9}$/.test(value) ? Number(value) : value;
}
