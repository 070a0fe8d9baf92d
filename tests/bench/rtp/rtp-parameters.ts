import { z } from 'zod';
import type { Opaque } from '#media/media-engine.ts';
import type { RecordedLayer } from './recording.ts';

/** URIs of the header extensions that the generator writes or reads. */
export const EXTENSIONS = {
  audioLevel: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  transportWide: 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
} as const;

/** The ids under which a stream carries them; null when it does not. */
export type ExtensionIds = { audioLevel: number | null; transportWide: number | null };

/** Payload types of the streams that are sent. */
export const PAYLOAD_TYPES = { opus: 111, vp8: 96 } as const;

/** With feedback the line is estimated: arrivals are reported for each packet (transport-cc), or the estimate itself (REMB). */
const ESTIMATING = ['transport-cc', 'goog-remb'];

const Feedback = z.array(z.looseObject({ type: z.string() })).optional();
const Capabilities = z.object({
  codecs: z.array(z.looseObject({ mimeType: z.string(), rtcpFeedback: Feedback })),
  headerExtensions: z.array(z.looseObject({ uri: z.string(), preferredId: z.int() })),
});
const Parameters = z.object({
  headerExtensions: z.array(z.object({ uri: z.string(), id: z.int() })),
  encodings: z.array(z.object({ ssrc: z.int(), rtx: z.object({ ssrc: z.int() }).optional() })),
  codecs: z.array(z.looseObject({ mimeType: z.string(), clockRate: z.int() })),
});

/** What the generator can receive: all that the router offers, without what estimates the line if there is no feedback. */
export function receivingCapabilities(router: Opaque, feedback: boolean): Opaque {
  const { codecs, headerExtensions } = Capabilities.parse(router);
  if (feedback) return { codecs, headerExtensions };
  return {
    codecs: codecs.map((codec) => ({
      ...codec,
      rtcpFeedback: codec.rtcpFeedback?.filter(({ type }) => !ESTIMATING.includes(type)),
    })),
    headerExtensions: headerExtensions.filter(({ uri }) => uri !== EXTENSIONS.transportWide),
  };
}

/** The parameters of a voice. */
export function voiceParameters(ssrc: number, name: string, feedback: boolean): Opaque {
  return {
    mid: '0',
    codecs: [
      {
        mimeType: 'audio/opus',
        payloadType: PAYLOAD_TYPES.opus,
        clockRate: 48_000,
        channels: 2,
        parameters: { minptime: 10, useinbandfec: 1, usedtx: 1 },
        rtcpFeedback: feedback ? [{ type: 'transport-cc', parameter: '' }] : [],
      },
    ],
    headerExtensions: sentExtensions(feedback, true),
    encodings: [{ ssrc }],
    rtcp: { cname: name },
  };
}

/** The parameters of a camera in layers, smallest first, one stream id for each. */
export function cameraParameters(
  ssrcs: readonly number[],
  layers: readonly RecordedLayer[],
  name: string,
  feedback: boolean,
): Opaque {
  const full = layers.at(-1)?.widthPx ?? 0;
  return {
    mid: '1',
    codecs: [
      {
        mimeType: 'video/VP8',
        payloadType: PAYLOAD_TYPES.vp8,
        clockRate: 90_000,
        parameters: {},
        rtcpFeedback: [
          { type: 'nack', parameter: '' },
          { type: 'nack', parameter: 'pli' },
          { type: 'ccm', parameter: 'fir' },
          ...(feedback ? ESTIMATING.map((type) => ({ type, parameter: '' })) : []),
        ],
      },
    ],
    headerExtensions: sentExtensions(feedback, false),
    encodings: layers.map(({ widthPx, kbps }, n) => ({
      ssrc: ssrcs[n],
      maxBitrate: kbps * 1000,
      scaleResolutionDownBy: full / widthPx,
    })),
    rtcp: { cname: name },
  };
}

const SENT_IDS = { audioLevel: 1, transportWide: 5 } as const;

/** The ids in what is sent. */
export function sentExtensionIds(feedback: boolean, voice: boolean): ExtensionIds {
  return {
    audioLevel: voice ? SENT_IDS.audioLevel : null,
    transportWide: feedback ? SENT_IDS.transportWide : null,
  };
}

function sentExtensions(feedback: boolean, voice: boolean): { uri: string; id: number }[] {
  const ids = sentExtensionIds(feedback, voice);
  return (['audioLevel', 'transportWide'] as const).flatMap((name) => {
    const id = ids[name];
    return id === null ? [] : [{ uri: EXTENSIONS[name], id }];
  });
}

/** What a receiver must know of a stream that it is offered. */
export function offeredStream(rtpParameters: Opaque): {
  ssrc: number;
  clockRate: number;
  transportWideId: number | null;
} {
  const { headerExtensions, encodings, codecs } = Parameters.parse(rtpParameters);
  const [encoding] = encodings;
  const [codec] = codecs;
  if (!encoding || !codec) throw new Error('A stream was offered without id or codec.');
  const wide = headerExtensions.find(({ uri }) => uri === EXTENSIONS.transportWide);
  return { ssrc: encoding.ssrc, clockRate: codec.clockRate, transportWideId: wide?.id ?? null };
}
