import type { TapCodec } from '#media/media-tap.ts';

/** Describes one tap to a program on this machine that listens on the port for RTP and on the next one for RTCP. */
export function describeTap(codec: TapCodec, port: number): string {
  const { kind, name, payloadType, clockRate, channels, parameters } = codec;
  const format = Object.entries(parameters).map(([key, value]) => `${key}=${value}`);
  return [
    'v=0',
    'o=- 0 0 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=${kind} ${port} RTP/AVP ${payloadType}`,
    // What others on the network send to the port is no part of the meeting.
    'a=source-filter: incl IN IP4 127.0.0.1 127.0.0.1',
    `a=rtpmap:${payloadType} ${name}/${clockRate}${channels === null ? '' : `/${channels}`}`,
    ...(format.length > 0 ? [`a=fmtp:${payloadType} ${format.join(';')}`] : []),
    `a=rtcp:${port + 1}`,
    'a=recvonly',
    '',
  ].join('\r\n');
}
