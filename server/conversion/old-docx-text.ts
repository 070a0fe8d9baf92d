import type { OldEncoding } from '#contract/http/documents.ts';
import { encodingOfFont, isUnicodeText, toUnicode } from '#server/domain/old-encodings.ts';

/** Tells the font that text of a style is written in; `null` asks for text without a style. */
export type StyleFonts = (kind: 'paragraph' | 'character', styleId: string | null) => string | null;

/** A part of a DOCX in Unicode; `old` and `modern` count the runs in old fonts that were turned, and those that were Unicode already. */
export type ModernPart = { xml: string; old: number; modern: number; encoding: OldEncoding | null };

const FONT = /<w:rFonts\b[^>]*?\bw:(?:ascii|hAnsi)="([^"]*)"/;
const VALUE = /\bw:val="([^"]*)"/;

/** Reads the styles of a DOCX (ECMA-376, 17.7): fonts come down from the style that another is based on, and from the defaults. */
export function readStyleFonts(stylesXml: string): StyleFonts {
  const defaults = FONT.exec(
    /<w:docDefaults>.*?<\/w:docDefaults>/s.exec(stylesXml)?.[0] ?? '',
  )?.[1];
  const styles = new Map<string, { font: string | undefined; basedOn: string | undefined }>();
  const standard = new Map<string, string>();
  for (const [style, head = ''] of stylesXml.matchAll(/<w:style\b([^>]*)>.*?<\/w:style>/gs)) {
    const id = /\bw:styleId="([^"]*)"/.exec(head)?.[1];
    if (id === undefined) continue;
    const basedOn = VALUE.exec(/<w:basedOn\b[^>]*>/.exec(style)?.[0] ?? '')?.[1];
    styles.set(id, { font: FONT.exec(style)?.[1], basedOn });
    const type = /\bw:type="([^"]*)"/.exec(head)?.[1];
    if (type !== undefined && /\bw:default="(?:1|true)"/.test(head)) standard.set(type, id);
  }
  return (kind, styleId) => {
    let id = styleId ?? (kind === 'paragraph' ? standard.get(kind) : undefined);
    // A style that is based on itself by detours has an end here.
    for (let steps = 0; id !== undefined && steps < 20; steps += 1) {
      const style = styles.get(id);
      if (style?.font !== undefined) return style.font;
      id = style?.basedOn;
    }
    return kind === 'paragraph' ? (defaults ?? null) : null;
  };
}

type Run = { font: string | null; styleId: string | null };
const TOKEN = /<(\/?)w:(p|r|t|pStyle|rStyle|rFonts|softHyphen)(?=[\s/>])([^>]*)>|([^<]+)|<[^>]*>/g;

/** Turns the text of a part (its body, a head, notes) that is written in old fonts into Unicode. */
export function modernPart(xml: string, fonts: StyleFonts): ModernPart {
  const paragraphs: (string | null)[] = [];
  const runs: Run[] = [];
  const part: ModernPart = { xml: '', old: 0, modern: 0, encoding: null };
  let isText = false;

  function fontNow(): string | null {
    const run = runs.at(-1);
    return (
      run?.font ??
      (run && run.styleId !== null ? fonts('character', run.styleId) : null) ??
      fonts('paragraph', paragraphs.at(-1) ?? null)
    );
  }

  function modern(text: string): string {
    const font = fontNow();
    const encoding = font === null ? null : encodingOfFont(font);
    if (font === null || encoding === null) return text;
    if (isUnicodeText(text)) {
      part.modern += 1;
      return text;
    }
    const turned = toUnicode(inLatin1(text), encoding);
    if (isUnicodeText(turned)) part.old += 1;
    part.encoding ??= encoding;
    // Fonts of this encoding whose name ends with H draw small letters as capitals.
    return encoding === 'tcvn3' && font.endsWith('H') ? inCapitals(turned) : turned;
  }

  part.xml = xml.replace(TOKEN, (token, end = '', name = '', attributes = '', text?: string) => {
    if (text !== undefined) return isText ? modern(text) : text;
    const closes = end === '/';
    const isEmpty = attributes.endsWith('/');
    const run = runs.at(-1);
    switch (name) {
      case 'p':
        if (closes) paragraphs.pop();
        else if (!isEmpty) paragraphs.push(null);
        break;
      case 'r':
        if (closes) runs.pop();
        else if (!isEmpty) runs.push({ font: null, styleId: null });
        break;
      case 't':
        isText = !closes && !isEmpty;
        break;
      case 'pStyle':
        if (paragraphs.length > 0)
          paragraphs[paragraphs.length - 1] = VALUE.exec(token)?.[1] ?? null;
        break;
      case 'rStyle':
        if (run) run.styleId = VALUE.exec(token)?.[1] ?? null;
        break;
      case 'rFonts':
        if (run) run.font = FONT.exec(token)?.[1] ?? run.font;
        break;
      case 'softHyphen':
        // The letter ư of TCVN3 has the place of Latin-1's soft hyphen.
        return encodingOfFont(fontNow() ?? '') === 'tcvn3'
          ? `<w:t>${modern('\u00ad')}</w:t>`
          : token;
    }
    return token;
  });
  return part;
}

/** Characters as the encodings have them: those written by number, and those that symbol fonts put into the private area. */
function inLatin1(text: string): string {
  return text
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (written, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code >= 0xa1 && code <= 0xff ? String.fromCharCode(code) : written;
    })
    .replace(/[\uf0a1-\uf0ff]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) & 0xff));
}

function inCapitals(text: string): string {
  return text.replace(/&[^;]*;|[^&]+/g, (part) =>
    part.startsWith('&') ? part : part.toUpperCase(),
  );
}
