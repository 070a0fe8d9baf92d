import type { PacketCover, PacketReader } from '#server/services/ports/packet-maker.ts';
import type { PacketFonts, TextLook } from './packet-fonts.ts';

/** Points per millimetre. */
const MM = 72 / 25.4;
/** A4 upright, in points. */
export const SHEET = { width: 210 * MM, height: 297 * MM };
/** The edges of the text on a sheet, in points (Nghị định 30/2020/NĐ-CP: left 30 mm, right 20 mm). */
export const TEXT = { left: 30 * MM, right: SHEET.width - 20 * MM, top: SHEET.height - 22 * MM };

const MIDDLE = (TEXT.left + TEXT.right) / 2;
/** The two columns of the head of a document (Nghị định 30/2020/NĐ-CP, annex I): the unit at the left, the motto at the right. */
const LEFT_COLUMN = { middle: TEXT.left + 70, width: 170 };
const RIGHT_COLUMN = { middle: TEXT.right - 125, width: 260 };

/** Writes operators of PDF content: lines of text, broken and placed, and rules. */
export class ContentWriter {
  readonly #fonts: PacketFonts;
  readonly #parts: string[] = [];

  constructor(fonts: PacketFonts) {
    this.#fonts = fonts;
  }

  /** Writes one line with its base at `y`, from the left at `x`. */
  line(text: string, look: TextLook, x: number, y: number): void {
    const { key, hex } = this.#fonts.encode(text, look);
    this.#parts.push(`BT /${key} ${look.size} Tf 1 0 0 1 ${fixed(x)} ${fixed(y)} Tm ${hex} Tj ET`);
  }

  /** Writes a text in the middle of a column, on as many lines as it takes, and answers where the next line goes. */
  centred(
    text: string,
    look: TextLook,
    column: { middle: number; width: number },
    y: number,
  ): number {
    let at = y;
    for (const line of this.#fonts.linesOf(text, look, column.width)) {
      this.line(line, look, column.middle - this.#fonts.widthOf(line, look) / 2, at);
      at -= look.size * 1.3;
    }
    return at;
  }

  /** Writes a word and what follows it from the left edge, indented below the first line; answers where the next line goes. */
  labelled(label: string, text: string, size: number, y: number): number {
    const bold: TextLook = { face: 'bold', size };
    const plain: TextLook = { face: 'regular', size };
    this.line(label, bold, TEXT.left, y);
    const x = TEXT.left + this.#fonts.widthOf(`${label} `, bold);
    let at = y;
    for (const line of this.#fonts.linesOf(text, plain, TEXT.right - x)) {
      this.line(line, plain, x, at);
      at -= size * 1.4;
    }
    return at - 4;
  }

  /** Draws a rule of a length in the middle of a column. */
  rule(middle: number, length: number, y: number): void {
    this.#parts.push(
      `0.7 w ${fixed(middle - length / 2)} ${fixed(y)} m ${fixed(middle + length / 2)} ${fixed(y)} l S`,
    );
  }

  /** What was written. */
  bytes(): Buffer {
    return Buffer.from(`q\n${this.#parts.join('\n')}\nQ\n`, 'latin1');
  }
}

function fixed(figure: number): string {
  return figure.toFixed(2);
}

/** The content of a packet's cover, in the form of an official document; `reader` null: it names nobody. */
export function coverContent(
  fonts: PacketFonts,
  cover: PacketCover,
  reader: PacketReader | null,
): Buffer {
  const out = new ContentWriter(fonts);
  const bold = (size: number): TextLook => ({ face: 'bold', size });
  const plain = (size: number): TextLook => ({ face: 'regular', size });

  const leftEnd = out.centred(cover.unitName.toUpperCase(), bold(13), LEFT_COLUMN, TEXT.top);
  out.rule(LEFT_COLUMN.middle, 60, leftEnd + 8);
  const motto = 'Độc lập - Tự do - Hạnh phúc';
  const below = out.centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold(12), RIGHT_COLUMN, TEXT.top);
  const rightEnd = out.centred(motto, bold(13), RIGHT_COLUMN, below);
  out.rule(RIGHT_COLUMN.middle, fonts.widthOf(motto, bold(13)), rightEnd + 11);

  const page = { middle: MIDDLE, width: TEXT.right - TEXT.left };
  let y = SHEET.height * 0.72;
  y = out.centred('TẬP TÀI LIỆU', bold(22), page, y) - 4;
  y = out.centred(cover.meetingTitle, bold(16), page, y);
  out.rule(MIDDLE, 120, y + 6);
  y -= 34;
  y = out.labelled('Loại cuộc họp:', cover.typeName, 14, y);
  y = out.labelled('Thời gian:', cover.time, 14, y);
  y = out.labelled('Địa điểm:', cover.place, 14, y);
  if (cover.chair) y = out.labelled('Chủ trì:', cover.chair, 14, y);
  y = out.labelled('Tập gồm:', cover.summary, 14, y);
  y -= 16;
  if (reader) {
    y = out.labelled(
      'Người nhận:',
      [reader.name, reader.position].filter(unlessSame).join(', '),
      14,
      y,
    );
    if (reader.unitName) y = out.labelled('Đơn vị:', reader.unitName, 14, y);
    y -= 16;
  }
  if (cover.leftOut.length > 0) {
    out.line('Chỉ đọc trên hệ thống, không có trong tập này:', bold(12), TEXT.left, y);
    y -= 18;
    for (const title of shortList(cover.leftOut)) {
      const [first = '', ...more] = fonts.linesOf(title, plain(12), TEXT.right - TEXT.left - 12);
      out.line(`- ${first}${more.length > 0 ? ' …' : ''}`, plain(12), TEXT.left, y);
      y -= 16;
    }
  }
  const made = `Lập lúc ${cover.madeAt}. Tài liệu thay đổi sau thời điểm này không có trong tập.`;
  out.centred(made, { face: 'italic', size: 12 }, page, 60);
  return out.bytes();
}

// A post that is called as its holder stands there once.
function unlessSame(text: string, index: number, all: readonly string[]): boolean {
  return text !== '' && all.indexOf(text) === index;
}

const MOST_NAMED = 9;

function shortList(titles: readonly string[]): string[] {
  if (titles.length <= MOST_NAMED) return [...titles];
  const rest = titles.length - MOST_NAMED + 1;
  return [...titles.slice(0, MOST_NAMED - 1), `và ${rest} tài liệu khác`];
}
