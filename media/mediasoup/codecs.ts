import { ortc, type types } from 'mediasoup';

/**
 * What the routers understand, in order of preference. Opus with forward error correction and silence suppression; VP8
 * first, since every browser sends three simulcast layers of it; VP9 and AV1 for screens and paper (one stream, scalable); H.264 baseline
 * for devices that encode nothing else in hardware.
 */
export const routerCodecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48000,
    channels: 2,
    parameters: { minptime: 10, useinbandfec: 1, usedtx: 1 },
  },
  {
    kind: 'video',
    mimeType: 'video/VP8',
    clockRate: 90000,
    parameters: { 'x-google-start-bitrate': 800 },
  },
  {
    kind: 'video',
    mimeType: 'video/VP9',
    clockRate: 90000,
    parameters: { 'profile-id': 0, 'x-google-start-bitrate': 800 },
  },
  {
    kind: 'video',
    mimeType: 'video/AV1',
    clockRate: 90000,
    parameters: { 'x-google-start-bitrate': 800 },
  },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90000,
    parameters: {
      'packetization-mode': 1,
      'profile-level-id': '42e01f',
      'level-asymmetry-allowed': 1,
      'x-google-start-bitrate': 800,
    },
  },
];

/**
 * Chromium agrees to stamp frames with their capture time, yet was seen to leave the stamp out (fake camera). The worker
 * (3.27.1) then waits for it for ever and never switches simulcast layers, so it is not offered: the sender reports that
 * it falls back to tell the same.
 */
const NOT_OFFERED = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time';

/** The capabilities that devices are offered: those of every router made with these codecs, known without a worker. */
export function routerRtpCapabilities(): types.RtpCapabilities {
  const { headerExtensions = [], ...rest } = ortc.generateRouterRtpCapabilities(routerCodecs);
  return {
    ...rest,
    headerExtensions: headerExtensions.filter((extension) => extension.uri !== NOT_OFFERED),
  };
}
