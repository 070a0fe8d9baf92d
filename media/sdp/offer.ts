import {
  firstOf,
  parseSdp,
  type SdpAttribute,
  SdpError,
  type SdpSection,
  valuesOf,
} from './sdp-text.ts';

/** What a codec's feedback is; the parameter is empty for a plain one (`nack`). */
export type Feedback = { type: string; parameter: string };

/** A codec of a section, as it is offered. `mimeType` such as `video/VP8`. */
export type OfferedCodec = {
  payloadType: number;
  mimeType: string;
  clockRate: number;
  channels: number;
  parameters: Record<string, string>;
  feedback: readonly Feedback[];
};

/** One stream of a section: its id, and that of its retransmissions. */
export type OfferedStream = { ssrc: number; rtx: number | null; cname: string | null };

/** One media section of an offer. `taken` is false when it was closed by who offers it. */
export type OfferedSection = {
  kind: string;
  mid: string;
  protocol: string;
  formats: readonly string[];
  isOpen: boolean;
  sends: boolean;
  receives: boolean;
  codecs: readonly OfferedCodec[];
  extensions: readonly { id: number; uri: string }[];
  streams: readonly OfferedStream[];
  /** Restriction ids of the simulcast layers that it would send. */
  layers: readonly string[];
  reducedSize: boolean;
};

/** Who offers on the line: ICE and DTLS. `role` is the one that they take in the DTLS handshake. */
export type OfferedLine = {
  usernameFragment: string;
  dtls: { role: 'client' | 'server'; fingerprints: { algorithm: string; value: string }[] };
};

/** An offer of one bundled connection. */
export type Offer = { line: OfferedLine; sections: readonly OfferedSection[] };

const HASHES = ['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512'];

/** Reads an offer of WHIP or WHEP (RFC 9725): one transport for all sections. Throws `SdpError`. */
export function readOffer(text: string): Offer {
  const { attributes: session, sections } = parseSdp(text);
  if (!/^v=0\r?$/m.test(text)) throw new SdpError('malformed', 'The SDP has no line "v=0".');
  if (sections.length === 0) throw new SdpError('malformed', 'The SDP has no media section.');
  const bundled = bundleOf(session);
  const read = sections.map((section, at) => readSection(section, session, bundled, at));
  const first = sections.find((_, at) => read[at]?.isOpen);
  if (!first) throw new SdpError('unusable', 'Every media section of the offer is closed.');
  const mids = read.map(({ mid }) => mid);
  if (new Set(mids).size < mids.length)
    throw new SdpError('malformed', 'Two media sections have the same mid.');
  const open = read.filter(({ isOpen }) => isOpen);
  if (open.length > 1 && !open.every(({ mid }) => bundled.has(mid)))
    throw new SdpError('unusable', 'All media must be bundled on one transport (a=group:BUNDLE).');
  return { line: readLine(first, session), sections: read };
}

/** The ICE username fragment of a trickled fragment (RFC 8840), null when it names none. Throws `SdpError`. */
export function readFragment(text: string): { usernameFragment: string | null } {
  const { attributes, sections } = parseSdp(text);
  const all = [...attributes, ...sections.flatMap((section) => section.attributes)];
  const usernameFragment = firstOf(all, 'ice-ufrag');
  if (usernameFragment !== null && firstOf(all, 'ice-pwd') === null)
    throw new SdpError('malformed', 'The fragment has a=ice-ufrag without a=ice-pwd.');
  return { usernameFragment };
}

function bundleOf(session: readonly SdpAttribute[]): ReadonlySet<string> {
  const group = valuesOf(session, 'group').find((value) => /^BUNDLE( |$)/.test(value));
  return new Set(group?.split(' ').slice(1) ?? []);
}

function readLine(section: SdpSection, session: readonly SdpAttribute[]): OfferedLine {
  const own = [...section.attributes, ...session];
  const usernameFragment = firstOf(own, 'ice-ufrag');
  if (!usernameFragment || !firstOf(own, 'ice-pwd'))
    throw new SdpError('malformed', 'The offer has no a=ice-ufrag and a=ice-pwd.');
  const fingerprints = valuesOf(own, 'fingerprint').flatMap((value) => {
    const [algorithm = '', hash = ''] = value.split(' ');
    const known = HASHES.includes(algorithm.toLowerCase());
    return known && hash ? [{ algorithm: algorithm.toLowerCase(), value: hash.toUpperCase() }] : [];
  });
  if (fingerprints.length === 0)
    throw new SdpError(
      'malformed',
      'The offer has no a=fingerprint: media are sent encrypted only.',
    );
  const role = firstOf(own, 'setup') === 'passive' ? 'server' : 'client';
  return { usernameFragment, dtls: { role, fingerprints } };
}

function readSection(
  section: SdpSection,
  session: readonly SdpAttribute[],
  bundled: ReadonlySet<string>,
  at: number,
): OfferedSection {
  const { attributes: own, kind, port, protocol, formats } = section;
  const mid = firstOf(own, 'mid') ?? String(at);
  const all = [...own, ...session];
  const direction = ['sendrecv', 'sendonly', 'recvonly', 'inactive'].find((name) =>
    all.some((attribute) => attribute.name === name),
  );
  // Behind a bundled section's port 0 stands the transport of the first (RFC 9143); alone it means closed.
  const isOpen = port !== 0 || bundled.has(mid);
  const isMedia = kind === 'audio' || kind === 'video';
  if (isOpen && isMedia && firstOf(own, 'rtcp-mux') === null)
    throw new SdpError('unusable', `Section ${mid} does not offer a=rtcp-mux.`);
  return {
    kind,
    mid,
    protocol,
    formats,
    isOpen: isOpen && isMedia,
    sends: direction === undefined || direction === 'sendrecv' || direction === 'sendonly',
    receives: direction === undefined || direction === 'sendrecv' || direction === 'recvonly',
    codecs: isMedia ? formats.flatMap((format) => readCodec(kind, format, own)) : [],
    extensions: valuesOf(all, 'extmap').flatMap(readExtension),
    streams: readStreams(own),
    layers: readLayers(own),
    reducedSize: firstOf(own, 'rtcp-rsize') !== null,
  };
}

function readCodec(kind: string, format: string, own: readonly SdpAttribute[]): OfferedCodec[] {
  const after = (name: string) =>
    valuesOf(own, name).flatMap((value) => {
      const space = value.indexOf(' ');
      return space > 0 && [format, '*'].includes(value.slice(0, space))
        ? [value.slice(space + 1).trim()]
        : [];
    });
  const [name, clockRate, channels] = after('rtpmap')[0]?.split('/') ?? [];
  const payloadType = Number(format);
  if (!name || !clockRate || !Number.isInteger(payloadType) || payloadType > 127) return [];
  const parameters = after('fmtp')
    .flatMap((value) => value.split(';'))
    .map((pair) => pair.trim().split('='))
    .flatMap(([key, value]) => (key && value !== undefined ? [[key, value] as const] : []));
  return [
    {
      payloadType,
      mimeType: `${kind}/${name}`,
      clockRate: Number(clockRate),
      channels: Number(channels ?? 1),
      parameters: Object.fromEntries(parameters),
      feedback: after('rtcp-fb').map((value) => {
        const [type = '', ...rest] = value.split(' ');
        return { type, parameter: rest.join(' ') };
      }),
    },
  ];
}

function readExtension(value: string): { id: number; uri: string }[] {
  const [, id, uri] = /^(\d{1,3})(?:\/\w+)? (\S+)/.exec(value) ?? [];
  return id && uri && Number(id) >= 1 && Number(id) <= 255 ? [{ id: Number(id), uri }] : [];
}

function readStreams(own: readonly SdpAttribute[]): OfferedStream[] {
  const pairs = valuesOf(own, 'ssrc-group')
    .filter((value) => value.startsWith('FID '))
    .map((value) => value.split(' ').slice(1).map(Number));
  const retransmissions = new Set(pairs.map(([, rtx]) => rtx));
  const cnames = new Map<number, string | null>();
  for (const value of valuesOf(own, 'ssrc')) {
    const [, id, cname] = /^(\d+)(?: cname:(\S+))?/.exec(value) ?? [];
    const ssrc = Number(id);
    if (!id || ssrc < 1 || ssrc > 0xffffffff) continue;
    cnames.set(ssrc, cname ?? cnames.get(ssrc) ?? null);
  }
  return [...cnames]
    .filter(([ssrc]) => !retransmissions.has(ssrc))
    .map(([ssrc, cname]) => ({
      ssrc,
      rtx: pairs.find(([media]) => media === ssrc)?.[1] ?? null,
      cname,
    }));
}

/** The layers of `a=simulcast:send q;h;f`; a paused one is written with `~`, alternatives are split by commas. */
function readLayers(own: readonly SdpAttribute[]): string[] {
  const [, sent] = /(?:^| )send (\S+)/.exec(firstOf(own, 'simulcast') ?? '') ?? [];
  return (sent?.split(';') ?? []).flatMap((layer) => layer.split(',')[0]?.replace(/^~/, '') || []);
}
