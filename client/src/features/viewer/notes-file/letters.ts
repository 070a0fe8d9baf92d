import latinUrl from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff?url';
import latinExtUrl from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-ext-400-normal.woff?url';
import vietnameseUrl from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff?url';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';

/** The parts of Be Vietnam Pro, in the order in which a letter is looked for. */
export type LettersPart = 'latin' | 'vietnamese' | 'latin-ext';

const URLS: Record<LettersPart, string> = {
  latin: latinUrl,
  vietnamese: vietnameseUrl,
  'latin-ext': latinExtUrl,
};

/** Gets the bytes of a part of the font. */
export type LoadPart = (part: LettersPart) => Promise<ArrayBuffer | Uint8Array>;

/** Fetches a part of the font as the browser has it at hand. */
export const fetchPart: LoadPart = async (part) => (await fetch(URLS[part])).arrayBuffer();

/** The product's font in a PDF: it comes in parts, so that each line is written in runs. */
export class Letters {
  readonly #fonts: readonly { font: PDFFont; has: ReadonlySet<number> }[];

  private constructor(fonts: readonly PDFFont[]) {
    this.#fonts = fonts.map((font) => ({ font, has: new Set(font.getCharacterSet()) }));
  }

  /** Embeds what is used of the font. */
  static async embed(document: PDFDocument, load: LoadPart): Promise<Letters> {
    document.registerFontkit(fontkit);
    const parts = Object.keys(URLS) as LettersPart[];
    const embed = async (part: LettersPart) =>
      document.embedFont(await load(part), { subset: true });
    return new Letters(await Promise.all(parts.map(embed)));
  }

  /** The fonts by the names that the operators use, for the resources of a drawing. */
  get resources(): Record<string, PDFFont['ref']> {
    return Object.fromEntries(this.#fonts.map(({ font }, i) => [`F${i}`, font.ref]));
  }

  /** The width of a text, in PDF points. */
  widthOf(text: string, sizePt: number): number {
    return this.#runs(text).reduce(
      (sum, { index, run }) => sum + (this.#fonts[index]?.font.widthOfTextAtSize(run, sizePt) ?? 0),
      0,
    );
  }

  /** The operators that write a text in page space (y down): letters would stand on their heads without the mirror in their matrix. */
  operators(text: string, sizePt: number, x: number, y: number): string {
    const runs = this.#runs(text).map(({ index, run }) => {
      const encoded = this.#fonts[index]?.font.encodeText(run);
      return `/F${index} ${sizePt} Tf ${encoded} Tj`;
    });
    return `BT 1 0 0 -1 ${x.toFixed(2)} ${y.toFixed(2)} Tm ${runs.join(' ')} ET`;
  }

  #runs(text: string): { index: number; run: string }[] {
    const runs: { index: number; run: string }[] = [];
    for (const letter of text.normalize('NFC')) {
      const at = this.#fonts.findIndex(({ has }) => has.has(letter.codePointAt(0) ?? 0));
      const index = Math.max(0, at);
      const last = runs.at(-1);
      if (last?.index === index) last.run += letter;
      else runs.push({ index, run: letter });
    }
    return runs;
  }
}
