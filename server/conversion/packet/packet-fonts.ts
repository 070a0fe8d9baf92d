import { readFile } from 'node:fs/promises';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';

/** Liberation Serif 2: the measures of Times New Roman, with every Vietnamese letter (version 1 lacks them). */
const FOLDER = '/usr/share/fonts/truetype/liberation2';
const FACES = {
  regular: { key: 'NsR', file: 'LiberationSerif-Regular.ttf' },
  bold: { key: 'NsB', file: 'LiberationSerif-Bold.ttf' },
  italic: { key: 'NsI', file: 'LiberationSerif-Italic.ttf' },
} as const;

/** So many words keep their width: a cover has some sixty, and most stand on everybody's. */
const WORDS_KEPT = 5_000;

/** A face of the type. */
export type Face = keyof typeof FACES;

/** How a text looks; the size in points. */
export type TextLook = { face: Face; size: number };

/**
 * The fonts of a packet. They are put in whole, so that a letter has the same code whatever else is written with it: what comes after
 * a packet's bytes can use the fonts that are in it.
 */
export class PacketFonts {
  readonly #fonts: Record<Face, PDFFont>;
  /** Widths of words at one point, by face and word: laying out a text is the costly part of a cover. */
  readonly #widths = new Map<string, number>();

  private constructor(fonts: Record<Face, PDFFont>) {
    this.#fonts = fonts;
  }

  /** Puts the fonts into a document; `subset`: only the letters that are used. Throws when they are not installed. */
  static async into(document: PDFDocument, { subset } = { subset: false }): Promise<PacketFonts> {
    document.registerFontkit(fontkit);
    const embed = async (face: Face) =>
      document.embedFont(await readFile(`${FOLDER}/${FACES[face].file}`), { subset });
    return new PacketFonts({
      regular: await embed('regular'),
      bold: await embed('bold'),
      italic: await embed('italic'),
    });
  }

  /** The fonts by the names that content calls them by. */
  resources(): Record<string, PDFFont['ref']> {
    const faces = Object.keys(FACES) as Face[];
    return Object.fromEntries(faces.map((face) => [FACES[face].key, this.#fonts[face].ref]));
  }

  /** A text as content shows it: the name of its font, and its letters' codes. */
  encode(text: string, { face }: TextLook): { key: string; hex: string } {
    return {
      key: FACES[face].key,
      hex: this.#fonts[face].encodeText(text.normalize('NFC')).toString(),
    };
  }

  /** The width of a text in points: that of its words and of the spaces between them. */
  widthOf(text: string, { face, size }: TextLook): number {
    const words = text.normalize('NFC').split(' ');
    const letters = words.reduce((sum, word) => sum + this.#wordWidth(word, face), 0);
    return (letters + (words.length - 1) * this.#wordWidth(' ', face)) * size;
  }

  #wordWidth(word: string, face: Face): number {
    const key = `${face} ${word}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    if (this.#widths.size >= WORDS_KEPT) this.#widths.clear();
    const width = this.#fonts[face].widthOfTextAtSize(word, 1);
    this.#widths.set(key, width);
    return width;
  }

  /** The lines into which a text falls in a width. */
  linesOf(text: string, look: TextLook, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(/\s+/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && this.widthOf(longer, look) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  }
}
