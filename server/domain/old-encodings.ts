import type { OldEncoding } from '#contract/http/documents.ts';

const FONTS: readonly (readonly [OldEncoding, RegExp])[] = [
  // A subset in a PDF is named "ABCDEF+.VnTime".
  ['tcvn3', /^(?:[A-Z]{6}\+)?\.?Vn[A-Z]/],
  ['vni', /^(?:[A-Z]{6}\+)?VNI[- ]?[A-Z]/i],
];

/** Tells which old encoding the text of a font is written in, by the font's name; null for all others. */
export function encodingOfFont(name: string): OldEncoding | null {
  return FONTS.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

// TCVN 5712:1993, VN3: one character of Latin-1 for each Vietnamese one, in the order of the alphabet and its tones.
const TCVN3_FROM =
  '¡¢£¤¥¦§' + 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ';
const TCVN3_TO = 'ĂÂÊÔƠƯĐ' + 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ';

// VNI: a letter and, behind it, a character for its mark; some letters are one character alone.
const VNI_MARKS: Record<string, readonly [from: string, to: string]> = {
  a: ['øùûõïêèéúüëâàáåãä', 'àáảãạăằắẳẵặâầấẩẫậ'],
  e: ['øùûõïâàáåãä', 'èéẻẽẹêềếểễệ'],
  o: ['øùûõïâàáåãä', 'òóỏõọôồốổỗộ'],
  u: ['øùûõï', 'ùúủũụ'],
  y: ['øùûõ', 'ỳýỷỹ'],
  ô: ['øùûõï', 'ờớởỡợ'],
  ö: ['øùûõï', 'ừứửữự'],
};
const VNI_ALONE = ['ôöñìíæóòî', 'ơưđìíỉĩịỵ'] as const;

function pairs(from: string, to: string, before = ''): [string, string][] {
  const into = [...to];
  return [...from].map((old, at) => [before + old, into[at] ?? '']);
}

const upper = ([from, to]: readonly [string, string]): [string, string] => [
  from.toUpperCase(),
  to.toUpperCase(),
];
const vniSmall = [
  ...Object.entries(VNI_MARKS).flatMap(([letter, [from, to]]) => pairs(from, to, letter)),
  ...pairs(...VNI_ALONE),
];

const TABLES: Record<OldEncoding, ReadonlyMap<string, string>> = {
  tcvn3: new Map(pairs(TCVN3_FROM, TCVN3_TO)),
  vni: new Map([
    ...vniSmall,
    ...vniSmall.map(upper),
    // A capital with the mark as small letters have it, as many typed it.
    ...vniSmall.map(([from, to]): [string, string] => [
      (from[0] ?? '').toUpperCase() + from.slice(1),
      to.toUpperCase(),
    ]),
  ]),
};

// Letters that Latin-1 does not have: a text with them is Unicode already.
const UNICODE_ONLY =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/;

/** True for text with Vietnamese letters that only Unicode has. */
export function isUnicodeText(text: string): boolean {
  return UNICODE_ONLY.test(text);
}

/** Turns text of an old encoding into Unicode (NFC); what the encoding does not have stays as it is. */
export function toUnicode(text: string, encoding: OldEncoding): string {
  const table = TABLES[encoding];
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const two = table.get(text.slice(at, at + 2));
    const one = table.get(text[at] ?? '');
    result += two ?? one ?? text[at] ?? '';
    if (two !== undefined && (text[at + 1] ?? '') !== '') at += 1;
  }
  return result;
}

/** Turns Unicode into an old encoding, letter by letter; what the encoding does not have stays as it is. */
export function fromUnicode(text: string, encoding: OldEncoding): string {
  const back = new Map([...TABLES[encoding]].reverse().map(([from, to]) => [to, from]));
  return [...text.normalize('NFC')].map((letter) => back.get(letter) ?? letter).join('');
}

/**
 * Turns those lines of a text into Unicode that are written in an old encoding; lines with letters that only Unicode has stay. `found`
 * is false when there was none: a document may name an old font and use it nowhere.
 */
export function modernised(text: string, encoding: OldEncoding): { text: string; found: boolean } {
  let found = false;
  const lines = text.split('\n').map((line) => {
    if (UNICODE_ONLY.test(line)) return line;
    const modern = toUnicode(line, encoding);
    found ||= UNICODE_ONLY.test(modern);
    return modern;
  });
  return found ? { text: lines.join('\n').normalize('NFC'), found } : { text, found };
}
