import type { PlayerCodec } from '#media/media-engine.ts';

/** What a player of sound alone plays. */
export const PLAYED_OPUS: PlayerCodec = {
  kind: 'audio',
  mimeType: 'audio/opus',
  payloadType: 111,
  parameters: {},
  rtcpFeedback: [],
};

/** What a player plays of pictures. */
export const PLAYED_VP8: PlayerCodec = {
  ...PLAYED_OPUS,
  kind: 'video',
  mimeType: 'video/VP8',
  payloadType: 96,
};

/** What a browser sends for a microphone; `ssrc` tells streams apart. */
export function opusParameters(ssrc: number) {
  return {
    mid: String(ssrc),
    codecs: [
      {
        mimeType: 'audio/opus',
        payloadType: 111,
        clockRate: 48000,
        channels: 2,
        parameters: { useinbandfec: 1 },
        rtcpFeedback: [],
      },
    ],
    headerExtensions: [],
    encodings: [{ ssrc }],
    rtcp: { cname: 'x' },
  };
}

/** What a browser sends for a camera in three sizes of VP8. */
export function simulcastParameters(ssrc: number) {
  return {
    mid: String(ssrc),
    codecs: [
      {
        mimeType: 'video/VP8',
        payloadType: 96,
        clockRate: 90000,
        parameters: {},
        rtcpFeedback: [],
      },
    ],
    headerExtensions: [],
    encodings: [4, 2, 1].map((scaleResolutionDownBy, at) => ({
      ssrc: ssrc + at,
      scaleResolutionDownBy,
      scalabilityMode: 'L1T3',
    })),
    rtcp: { cname: 'x' },
  };
}
