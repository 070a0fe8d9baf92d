import type { PageBox, PageWord } from '#contract/http/versions.ts';
import type { GrayPicture } from './gray-picture.ts';
import { joinFields } from './join-fields.ts';
import { type LineShift, shiftsAround } from './line-shifts.ts';

/** The edge of the fields that are compared, in pixels. */
const FIELD = 5;
/** A pixel differs when its shade does by more than this, of 255; a field, when so many of its pixels do. */
const DARKER = 48;
const PIXELS = 3;
/** Letters are drawn a little over their boxes; so many points around a word are not compared. */
const AROUND_WORD_PT = 1.5;

/** A page as it is compared: its picture, and its words, which are compared as words. */
export type PicturedPage = { picture: GrayPicture; words: readonly PageWord[] };

/**
 * Where the picture of a page differs from its old one beyond the words: a stamp, a signature, a table's lines, a picture, the whole
 * of a scan. What only moved with the lines around it does not differ. Rectangles in points; `ptPerPixel` is the pictures' scale.
 */
export function pictureDifference(
  old: PicturedPage,
  fresh: PicturedPage,
  lines: readonly LineShift[],
  ptPerPixel: number,
): PageBox[] {
  const oldMask = wordMask(old, ptPerPixel);
  const newMask = wordMask(fresh, ptPerPixel);
  const { width, height } = fresh.picture;
  const columns = Math.ceil(width / FIELD);
  const rows = Math.ceil(height / FIELD);
  const differs = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    const shifts = shiftsAround(lines, (row + 0.5) * FIELD * ptPerPixel).map((pt) =>
      Math.round(pt / ptPerPixel),
    );
    if (shifts.length === 0) continue;
    for (let column = 0; column < columns; column += 1) {
      const field = { x: column * FIELD, y: row * FIELD };
      const isThere = shifts.some((shift) =>
        isSame(field, shift, old.picture, fresh.picture, oldMask, newMask),
      );
      if (!isThere) differs[row * columns + column] = 1;
    }
  }
  return joinFields(differs, columns, FIELD * ptPerPixel);
}

/** The pixels that words cover. */
function wordMask({ picture, words }: PicturedPage, ptPerPixel: number): Uint8Array {
  const { width, height } = picture;
  const mask = new Uint8Array(width * height);
  for (const [, x, y, w, h] of words) {
    const left = Math.max(0, Math.floor((x - AROUND_WORD_PT) / ptPerPixel));
    const right = Math.min(width, Math.ceil((x + w + AROUND_WORD_PT) / ptPerPixel));
    const top = Math.max(0, Math.floor((y - AROUND_WORD_PT) / ptPerPixel));
    const bottom = Math.min(height, Math.ceil((y + h + AROUND_WORD_PT) / ptPerPixel));
    for (let row = top; row < bottom; row += 1)
      mask.fill(1, row * width + left, row * width + right);
  }
  return mask;
}

/** Whether a field shows what stood there before, `shift` pixels higher; a pixel to any side is the drawing's own doing. */
function isSame(
  field: { x: number; y: number },
  shift: number,
  old: GrayPicture,
  fresh: GrayPicture,
  oldMask: Uint8Array,
  newMask: Uint8Array,
): boolean {
  for (const [dx, dy] of NEAR) {
    let darker = 0;
    for (let y = field.y; y < Math.min(field.y + FIELD, fresh.height) && darker < PIXELS; y += 1) {
      const oldY = y - shift + dy;
      for (let x = field.x; x < Math.min(field.x + FIELD, fresh.width); x += 1) {
        const at = y * fresh.width + x;
        const oldX = x + dx;
        const isInside = oldY >= 0 && oldY < old.height && oldX >= 0 && oldX < old.width;
        const oldAt = oldY * old.width + oldX;
        if (newMask[at] || (isInside && oldMask[oldAt])) continue;
        const before = isInside ? (old.pixels[oldAt] ?? 255) : 255;
        if (Math.abs((fresh.pixels[at] ?? 255) - before) > DARKER) darker += 1;
      }
    }
    if (darker < PIXELS) return true;
  }
  return false;
}

const NEAR = [
  [0, 0],
  [0, -1],
  [0, 1],
  [-1, 0],
  [1, 0],
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;
