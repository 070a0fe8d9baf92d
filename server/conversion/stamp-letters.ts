/** A picture of one byte a point, 255 white. */
export type GreyPicture = { width: number; height: number; points: Uint8Array };

/** What the letters of a stamp are printed with: a red stamp, or any dark one as on a photocopy. */
export type StampInk = 'red' | 'dark';

// At 200 dpi: letters of a stamp are 2 to 15 mm high; the frame around them, a seal's ring and pictures are larger.
const MAX_LETTER_POINTS = 120;
const MIN_MARK_POINTS = 4;
const MIN_FILLED = 0.2;
const PADDING = 24;

/** Reads a binary PPM (P6, 8 bits); throws when it is none. */
export function readPpm(bytes: Uint8Array): { width: number; height: number; rgb: Uint8Array } {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  const found = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(head);
  if (!found) throw new Error('not a binary PPM of 8 bits');
  const [header, width, height] = found;
  return { width: Number(width), height: Number(height), rgb: bytes.subarray(header.length) };
}

/** Writes a grey picture as a binary PGM. */
export function writePgm({ width, height, points }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), points]);
}

function isInk(ink: StampInk, r: number, g: number, b: number): boolean {
  return ink === 'red' ? r > 90 && r - Math.max(g, b) > 40 : Math.max(r, g, b) < 120;
}

/**
 * Keeps of a page what is as large as letters in one ink, cut out with a margin, in black: frames, rings and lines go, so that the
 * words of a stamp can be read. Null when there is nothing of it.
 */
export function stampLetters(
  { width, height, rgb }: { width: number; height: number; rgb: Uint8Array },
  ink: StampInk,
): GreyPicture | null {
  const waiting = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < waiting.length; at += 1, from += 3)
    if (isInk(ink, rgb[from] ?? 255, rgb[from + 1] ?? 255, rgb[from + 2] ?? 255)) waiting[at] = 1;

  const letters: number[] = [];
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 0; at < waiting.length; at += 1) {
    if (waiting[at] === 0) continue;
    const { points, box } = connected(waiting, width, at);
    if (!isLetters(points.length, box)) continue;
    for (const point of points) letters.push(point);
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  if (letters.length === 0) return null;

  const cut = { width: right - left + 1 + 2 * PADDING, height: bottom - top + 1 + 2 * PADDING };
  const points = new Uint8Array(cut.width * cut.height).fill(255);
  for (const at of letters) {
    const x = (at % width) - left + PADDING;
    const y = Math.floor(at / width) - top + PADDING;
    points[y * cut.width + x] = 0;
  }
  return { ...cut, points };
}

type Box = { left: number; top: number; right: number; bottom: number };

/** Letters that touch are wide, as a frame is; but a frame is mostly empty. */
function isLetters(points: number, { left, top, right, bottom }: Box): boolean {
  const [width, height] = [right - left + 1, bottom - top + 1];
  if (points < MIN_MARK_POINTS || height > MAX_LETTER_POINTS) return false;
  return width <= MAX_LETTER_POINTS || points / (width * height) > MIN_FILLED;
}

/** Takes the points that hang together with a first one out of those that wait, and says how far they reach. */
function connected(waiting: Uint8Array, width: number, first: number) {
  const points = [first];
  waiting[first] = 0;
  const box: Box = { left: width, top: Number.POSITIVE_INFINITY, right: -1, bottom: -1 };
  for (let done = 0; done < points.length; done += 1) {
    const at = points[done] ?? first;
    const x = at % width;
    const y = (at - x) / width;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
    for (const row of [at - width, at, at + width]) {
      for (const near of [row - 1, row, row + 1]) {
        const isBeside = Math.abs((near % width) - x) <= 1;
        if (!isBeside || waiting[near] !== 1) continue;
        waiting[near] = 0;
        points.push(near);
      }
    }
  }
  return { points, box };
}
