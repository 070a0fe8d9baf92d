import { describe, expect, it } from 'vitest';
import type { PageWord, PageWords } from '#contract/http/versions.ts';
import { changeReport, compareTexts } from '#server/domain/versions/compare-versions.ts';
import type { GrayPicture } from '#server/domain/versions/gray-picture.ts';
import { joinFields } from '#server/domain/versions/join-fields.ts';
import { pairPictures } from '#server/domain/versions/pair-pictures.ts';
import { pictureDifference } from '#server/domain/versions/picture-difference.ts';

/** Pages of lines of ten words each, 20 points apart. */
function pages(...texts: string[]): PageWords[] {
  return texts.map((text, index) => ({
    page: index + 1,
    widthPt: 595,
    heightPt: 842,
    words: text
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(
        (word, i): PageWord => [word, 60 + (i % 10) * 45, 120 + Math.floor(i / 10) * 20, 40, 12],
      ),
  }));
}

async function report(old: PageWords[], fresh: PageWords[]) {
  const compared = await compareTexts(old, fresh, async () => []);
  return changeReport(compared, new Map(), fresh.length);
}

const numbered = (prefix: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `${prefix}${from + i}`).join(' ');

describe('pages of two versions', () => {
  it('whose text flows over to the next page have not changed', async () => {
    const old = pages(numbered('a', 0, 60), numbered('a', 60, 120), numbered('a', 120, 180));
    const fresh = pages(
      `${numbered('mới', 0, 10)} ${numbered('a', 0, 50)}`,
      numbered('a', 50, 110),
      numbered('a', 110, 180),
    );
    const { pages: changes, removedPages } = await report(old, fresh);
    expect(changes.map(({ kind, oldPage, addedWords }) => [kind, oldPage, addedWords])).toEqual([
      ['changed', 1, 10],
      ['same', 2, 0],
      ['same', 3, 0],
    ]);
    expect(removedPages).toEqual([]);
  });

  it('do not change with the number in their foot', async () => {
    const withFoot = (text: string, page: number): PageWords[] => {
      const [sheet] = pages(text);
      if (!sheet) return [];
      return [{ ...sheet, page, words: [...sheet.words, [`Trang${page}`, 280, 810, 40, 12]] }];
    };
    const texts = [0, 1, 2, 3].map((n) => numbered(`p${n}-`, 0, 40));
    const old = texts.flatMap((text, i) => withFoot(text, i + 1));
    const fresh = [numbered('x', 0, 40), ...texts].flatMap((text, i) => withFoot(text, i + 1));
    const { pages: changes } = await report(old, fresh);
    expect(changes.map(({ kind }) => kind)).toEqual(['new', 'moved', 'moved', 'moved', 'moved']);
  });

  it('tell what went at the place where it went, with its lines', async () => {
    const old = pages(`${numbered('a', 0, 30)} bỏ câu này đi ${numbered('b', 0, 30)}`);
    const { pages: changes } = await report(
      old,
      pages(`${numbered('a', 0, 30)} ${numbered('b', 0, 30)}`),
    );
    expect(changes[0]).toMatchObject({ kind: 'changed', addedWords: 0, removedWords: 4 });
    expect(changes[0]?.removed).toEqual([
      { oldPage: 1, text: 'bỏ câu này đi', rects: [[60, 180, 175, 12]] },
    ]);
  });
});

describe('pictures of two pages', () => {
  const blank = (): GrayPicture => ({
    width: 300,
    height: 400,
    pixels: new Uint8Array(120_000).fill(255),
  });
  const ink = (picture: GrayPicture, left: number, top: number, size: number) => {
    for (let y = top; y < top + size; y += 1)
      picture.pixels.fill(0, y * picture.width + left, y * picture.width + left + size);
    return picture;
  };

  it('differ where a stamp came, in points', () => {
    const fresh = { picture: ink(blank(), 100, 200, 40), words: [] };
    expect(pictureDifference({ picture: blank(), words: [] }, fresh, [], 2)).toEqual([
      [200, 400, 80, 80],
    ]);
  });

  it('do not differ where a picture moved along with its line, nor under words', () => {
    const old = { picture: ink(blank(), 100, 100, 40), words: [] };
    const moved = { picture: ink(blank(), 100, 150, 40), words: [] };
    expect(pictureDifference(old, moved, [{ y: 150, shiftPt: 50 }], 1)).toEqual([]);
    expect(pictureDifference(old, moved, [{ y: 150, shiftPt: 0 }], 1)).not.toEqual([]);
    const word: PageWord = ['chữ', 95, 145, 50, 50];
    const written = { picture: ink(blank(), 100, 150, 40), words: [word] };
    expect(pictureDifference({ picture: blank(), words: [] }, written, [], 1)).toEqual([]);
  });

  it('pair the likest in the order of both', () => {
    const print = (shade: number) => new Uint8Array(16).fill(shade);
    const old = [10, 60, 120].map((shade, page) => ({ page, print: print(shade) }));
    const fresh = [200, 10, 121].map((shade, page) => ({ page, print: print(shade) }));
    expect(pairPictures(old, fresh)).toEqual([
      [0, 1],
      [2, 2],
    ]);
  });

  it('that differ in many places differ as a whole; a lonely speck is dust', () => {
    const marked = new Uint8Array(100 * 100);
    marked[5050] = 1;
    expect(joinFields(marked, 100, 1)).toEqual([]);
    for (let y = 0; y < 100; y += 10)
      for (let x = 0; x < 90; x += 10) marked.fill(1, y * 100 + x, y * 100 + x + 2);
    expect(joinFields(marked, 100, 1)).toEqual([[0, 0, 82, 91]]);
  });
});
