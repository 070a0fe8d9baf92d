import { describe, expect, it } from 'vitest';
import {
  readPpm,
  type StampInk,
  stampLetters,
  writePgm,
} from '#server/conversion/stamp-letters.ts';

const RED = [210, 30, 30] as const;
const BLACK = [20, 20, 20] as const;

/** A white page with filled rectangles: left, top, width, height, colour. */
function page(
  width: number,
  height: number,
  ...marks: (readonly [number, number, number, number, readonly [number, number, number]])[]
) {
  const rgb = new Uint8Array(width * height * 3).fill(255);
  for (const [left, top, wide, high, colour] of marks)
    for (let y = top; y < top + high; y += 1)
      for (let x = left; x < left + wide; x += 1) rgb.set(colour, (y * width + x) * 3);
  return { width, height, rgb };
}

const darkPoints = (picture: ReturnType<typeof stampLetters>) =>
  picture === null ? 0 : picture.points.filter((point) => point === 0).length;

describe('what may be letters of a stamp', () => {
  const frame = [
    [100, 100, 300, 3, RED],
    [100, 160, 300, 3, RED],
    [100, 100, 3, 63, RED],
    [397, 100, 3, 63, RED],
  ] as const;

  it('is what is as large as letters, without the frame around it, cut out with a margin', () => {
    const letters = stampLetters(page(600, 400, ...frame, [150, 115, 20, 30, RED]), 'red');
    expect(letters).toMatchObject({ width: 20 + 48, height: 30 + 48 });
    expect(darkPoints(letters)).toBe(20 * 30);
  });

  it('keeps letters that touch one another', () => {
    expect(darkPoints(stampLetters(page(600, 400, [150, 115, 200, 30, RED]), 'red'))).toBe(6000);
  });

  it.each<[StampInk, number]>([
    ['red', 600],
    ['dark', 400],
  ])('is of one ink alone: %s', (ink, points) => {
    const picture = page(300, 200, [10, 10, 20, 30, RED], [100, 10, 20, 20, BLACK]);
    expect(darkPoints(stampLetters(picture, ink))).toBe(points);
  });

  it('is nothing on an empty page, in specks, and in large pictures', () => {
    expect(stampLetters(page(300, 200), 'red')).toBeNull();
    expect(stampLetters(page(300, 200, [5, 5, 1, 2, RED]), 'red')).toBeNull();
    expect(stampLetters(page(300, 200, [0, 0, 300, 200, RED]), 'red')).toBeNull();
  });
});

describe('a picture in a file', () => {
  it('is read and written as it is', () => {
    const bytes = Buffer.concat([Buffer.from('P6\n2 1\n255\n'), Buffer.from([1, 2, 3, 4, 5, 6])]);
    expect(readPpm(bytes)).toEqual({ width: 2, height: 1, rgb: Buffer.from([1, 2, 3, 4, 5, 6]) });
    expect(() => readPpm(Buffer.from('P5\n1 1\n255\nx'))).toThrow('not a binary PPM');
    const grey = writePgm({ width: 2, height: 1, points: Uint8Array.from([0, 255]) });
    expect(grey.toString('latin1')).toBe('P5\n2 1\n255\n\0\xff');
  });
});
