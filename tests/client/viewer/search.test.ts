import { describe, expect, test } from 'vitest';
import { joinText } from '#client/features/viewer/page-text.ts';
import { findInText } from '#client/features/viewer/search/find-in-text.ts';
import { foldWithPlaces } from '#client/features/viewer/search/fold-text.ts';
import { foldingOf } from '#contract/fold-text.ts';

const TEXT = 'Ủy ban nhân dân huyện Châu Thành họp về cải cách hành\nchính; Đại biểu xã Vĩnh Hanh.';

describe('search in a document', () => {
  test.each([
    ['cai cach', 'cải cách'],
    ['CẢI CÁCH', 'cải cách'],
    ['dai bieu', 'Đại biểu'],
    ['uy ban', 'Ủy ban'],
    ['hành chính', 'hành chính'],
    ['hanh chinh', 'hành chính'],
    ['  vĩnh   hanh ', 'Vĩnh Hanh'],
  ])('%s finds "%s"', (query, found) => {
    expect(findInText(3, TEXT, query)).toMatchObject([{ page: 3, found }]);
  });

  test('marks that are typed are meant', () => {
    expect(findInText(1, 'bán, bàn, ban', 'bàn').map((hit) => hit.found)).toEqual(['bàn']);
    expect(findInText(1, 'bán, bàn, ban', 'ban')).toHaveLength(3);
    expect(foldingOf('đường')).toBe('exact');
    expect(foldingOf('duong')).toBe('loose');
  });

  test('words that stand apart are found apart, where all of them stand', () => {
    const found = (query: string) => findInText(1, TEXT, query).map((hit) => hit.found);
    expect(found('chính vĩnh hanh')).toEqual(['hành', 'chính', 'Vĩnh', 'Hanh']);
    expect(found('chính vắng')).toEqual([]);
    expect(found('"nhân dân" đại biểu ')).toEqual(['nhân dân', 'Đại', 'biểu']);
  });

  test.each([
    ['hoà bình', 'hòa bình'],
    ['thủy lợi', 'thuỷ lợi'],
    ['quý', 'quý'],
  ])('%s finds "%s": both placements of the tone are in use', (query, found) => {
    const text = 'Công ty thuỷ lợi quý III họp tại xã hòa bình.';
    expect(findInText(1, text, query).map((hit) => hit.found)).toEqual([found]);
  });

  test('letters and marks stored apart are found as one, at their own place', () => {
    const apart = 'Huyện Châu Thành'.normalize('NFD');
    const [hit] = findInText(1, apart, 'Châu');
    expect(apart.slice(hit?.start, hit?.end)).toBe('Châu'.normalize('NFD'));
  });

  test('an empty query finds nothing', () => {
    expect(findInText(1, TEXT, '   ')).toEqual([]);
  });

  test('every character of folded text knows where it came from', () => {
    const { text, origin } = foldWithPlaces(TEXT, 'loose');
    expect(origin).toHaveLength(text.length + 1);
    expect(origin).toEqual(origin.toSorted((a, b) => a - b));
  });

  test('runs of a page keep their offsets, and a line break parts words', () => {
    const page = joinText([
      { str: 'hành', hasEOL: true },
      { str: 'chính', hasEOL: false },
    ]);
    expect(page.text).toBe('hành\nchính');
    expect(page.runs.map((run) => page.text.slice(run.start, run.start + run.str.length))).toEqual([
      'hành',
      'chính',
    ]);
  });
});
