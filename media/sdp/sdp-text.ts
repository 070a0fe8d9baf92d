/** Why a description can't be used; the message is a sentence for whoever set the equipment up. */
export class SdpError extends Error {
  /**
   * `malformed`: no SDP, or one that contradicts itself; `unusable`: understood, but nothing here can take part in it;
   * `codec`: it would take part, were there a codec that both ends have.
   */
  readonly kind: 'malformed' | 'unusable' | 'codec';

  constructor(kind: SdpError['kind'], message: string) {
    super(message);
    this.name = 'SdpError';
    this.kind = kind;
  }
}

/** An `a=` line; the value is empty for a flag. */
export type SdpAttribute = { name: string; value: string };

/** An `m=` line with the attributes below it. */
export type SdpSection = {
  kind: string;
  port: number;
  protocol: string;
  formats: readonly string[];
  attributes: readonly SdpAttribute[];
};

/** A description as it is written: the attributes before the first section, and the sections in their order. */
export type SdpText = { attributes: readonly SdpAttribute[]; sections: readonly SdpSection[] };

const LINE = /^([a-z])=(.*)$/;
const MEDIA = /^(\S+) (\d{1,5})(?:\/\d+)? (\S+)((?: \S+)+)$/;
/** More is no offer of a camera or a player. */
const MOST_SECTIONS = 16;

/** Reads SDP, or a fragment of it (RFC 8840); throws `SdpError` for what is none. */
export function parseSdp(text: string): SdpText {
  const attributes: SdpAttribute[] = [];
  const sections: (SdpSection & { attributes: SdpAttribute[] })[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue;
    const [, type, value] = LINE.exec(line) ?? [];
    if (type === undefined || value === undefined)
      throw new SdpError('malformed', `Not a line of SDP: "${line.slice(0, 40)}".`);
    if (type === 'm') sections.push(section(value));
    else if (type === 'a') (sections.at(-1)?.attributes ?? attributes).push(attribute(value));
  }
  if (sections.length > MOST_SECTIONS)
    throw new SdpError('malformed', `More than ${MOST_SECTIONS} media sections.`);
  return { attributes, sections };
}

/** The values of all attributes of a name. */
export function valuesOf(from: readonly SdpAttribute[], name: string): string[] {
  return from.flatMap((attribute) => (attribute.name === name ? [attribute.value] : []));
}

/** The value of the first attribute of a name; null when there is none. */
export function firstOf(from: readonly SdpAttribute[], name: string): string | null {
  return valuesOf(from, name)[0] ?? null;
}

function section(value: string): SdpSection & { attributes: SdpAttribute[] } {
  const [, kind, port, protocol, formats] = MEDIA.exec(value.trim()) ?? [];
  if (!kind || !port || !protocol || !formats)
    throw new SdpError('malformed', `Not a media line: "m=${value.slice(0, 40)}".`);
  return { kind, port: Number(port), protocol, formats: formats.trim().split(' '), attributes: [] };
}

function attribute(value: string): SdpAttribute {
  const colon = value.indexOf(':');
  if (colon === -1) return { name: value.trim(), value: '' };
  return { name: value.slice(0, colon), value: value.slice(colon + 1).trim() };
}
