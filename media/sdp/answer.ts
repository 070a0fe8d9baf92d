import type { Offer, OfferedCodec, OfferedSection } from './offer.ts';

/** This end of the line, as mediasoup's transport says it. */
export type AnsweringLine = {
  iceParameters: Record<string, unknown>;
  iceCandidates: readonly Record<string, unknown>[];
  dtlsParameters: Record<string, unknown>;
};

/** A section that takes part: `recvonly` from a publisher, `sendonly` to a player, with the stream that is sent. */
export type AnsweredSection = {
  section: OfferedSection;
  codecs: readonly OfferedCodec[];
  direction: 'recvonly' | 'sendonly';
  extensions?: readonly { id: number; uri: string }[];
  layers?: readonly string[];
  stream?: { ssrc: number; cname: string };
};

/** Writes the answer to an offer: every section of it, those that take no part with port 0. */
export function writeAnswer(
  offer: Offer,
  line: AnsweringLine,
  answered: readonly AnsweredSection[],
): string {
  const bundled = offer.sections.filter((s) => answered.some(({ section }) => section === s));
  const lines = [
    'v=0',
    `o=- ${Date.now()} 1 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    'a=ice-lite',
    `a=group:BUNDLE ${bundled.map(({ mid }) => mid).join(' ')}`,
    'a=msid-semantic: WMS *',
    ...offer.sections.flatMap((section) => {
      const taken = answered.find((one) => one.section === section);
      return taken ? open(taken, offer, line) : closed(section);
    }),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** Writes the fragment that answers a restart of ICE (RFC 9725, section 4.3.3). */
export function writeFragment(line: Omit<AnsweringLine, 'dtlsParameters'>, mid: string): string {
  const lines = [
    'a=ice-lite',
    ...credentials(line.iceParameters),
    'm=audio 9 UDP/TLS/RTP/SAVPF 0',
    `a=mid:${mid}`,
    ...candidates(line.iceCandidates),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function closed({ kind, protocol, formats, mid }: OfferedSection): string[] {
  return [
    `m=${kind} 0 ${protocol} ${formats.join(' ')}`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${mid}`,
    'a=inactive',
  ];
}

function open(taken: AnsweredSection, offer: Offer, line: AnsweringLine): string[] {
  const { section, codecs, direction, extensions = [], layers = [], stream } = taken;
  const { mid } = section;
  const setup = offer.line.dtls.role === 'client' ? 'passive' : 'active';
  return [
    `m=${section.kind} 9 ${section.protocol} ${codecs.map((c) => c.payloadType).join(' ')}`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${mid}`,
    `a=${direction}`,
    'a=rtcp-mux',
    ...(section.reducedSize ? ['a=rtcp-rsize'] : []),
    ...credentials(line.iceParameters),
    ...fingerprint(line.dtlsParameters),
    `a=setup:${setup}`,
    ...candidates(line.iceCandidates),
    ...extensions.map(({ id, uri }) => `a=extmap:${id} ${uri}`),
    ...codecs.flatMap(codecLines),
    ...layers.map((rid) => `a=rid:${rid} recv`),
    ...(layers.length > 0 ? [`a=simulcast:recv ${layers.join(';')}`] : []),
    ...(stream
      ? [
          `a=msid:${stream.cname} ${stream.cname}-${section.kind}`,
          `a=ssrc:${stream.ssrc} cname:${stream.cname}`,
          `a=ssrc:${stream.ssrc} msid:${stream.cname} ${stream.cname}-${section.kind}`,
        ]
      : []),
  ];
}

function codecLines(codec: OfferedCodec): string[] {
  const { payloadType, mimeType, clockRate, channels, parameters, feedback } = codec;
  const name = mimeType.split('/')[1];
  const pairs = Object.entries(parameters).map(([key, value]) => `${key}=${value}`);
  return [
    `a=rtpmap:${payloadType} ${name}/${clockRate}${channels > 1 ? `/${channels}` : ''}`,
    ...(pairs.length > 0 ? [`a=fmtp:${payloadType} ${pairs.join(';')}`] : []),
    ...feedback.map(({ type, parameter }) =>
      `a=rtcp-fb:${payloadType} ${type} ${parameter}`.trim(),
    ),
  ];
}

function credentials(ice: Record<string, unknown>): string[] {
  return [`a=ice-ufrag:${ice.usernameFragment}`, `a=ice-pwd:${ice.password}`];
}

/** One hash is enough, and some programs read only the first. */
function fingerprint(dtls: Record<string, unknown>): string[] {
  const all = (dtls.fingerprints ?? []) as { algorithm: string; value: string }[];
  const best = all.find(({ algorithm }) => algorithm === 'sha-256') ?? all[0];
  return best ? [`a=fingerprint:${best.algorithm} ${best.value}`] : [];
}

function candidates(all: readonly Record<string, unknown>[]): string[] {
  const lines = all.map((c) => {
    const tcp = c.protocol === 'tcp' ? ` tcptype ${c.tcpType ?? 'passive'}` : '';
    const address = c.address ?? c.ip;
    return `a=candidate:${c.foundation} 1 ${c.protocol} ${c.priority} ${address} ${c.port} typ host${tcp}`;
  });
  return [...lines, 'a=end-of-candidates'];
}
