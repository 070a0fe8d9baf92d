import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Folding, foldText, matchesText, textQuery } from '#contract/fold-text.ts';
import { likePatterns } from '#server/db/like-pattern.ts';
import { searchableText } from '#server/domain/search-text.ts';

const vietnamese = fc.string({
  unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằắấầậẽểễộờỷỹùòóéýùĐÔƠ 0123'),
});

describe('folding', () => {
  it.each<[string, Folding, string]>([
    ['Hòa Bình Thạnh', 'loose', 'hoa binh thanh'],
    ['Đồng chí Nguyễn Thị Ngữ', 'loose', 'dong chi nguyen thi ngu'],
    ['ĐẶNG ƯỚC VƯỢNG', 'exact', 'đặng ước vượng'],
    ['Hoà THUỶ khoẻ', 'exact', 'hòa thủy khỏe'],
    ['quý hoàn thuyền', 'exact', 'quý hoàn thuyền'],
  ])('makes %s, %s, to %s', (text, folding, folded) => {
    expect(foldText(text, folding)).toBe(folded);
  });

  it.each<Folding>(['exact', 'loose'])(
    '%s is the same whatever Unicode form the text came in, keeps its length, and a second time changes nothing',
    (folding) => {
      fc.assert(
        fc.property(vietnamese, (text) => {
          const folded = foldText(text, folding);
          expect(foldText(text.normalize('NFD'), folding)).toBe(folded);
          expect(foldText(folded, folding)).toBe(folded);
          expect(folded).toHaveLength(text.length);
        }),
      );
    },
  );
});

describe('a query', () => {
  it('with marks is meant exactly, one without finds words with and without', () => {
    expect(textQuery(' Cải  cach ')).toEqual({ words: ['cải', 'cach'], folding: 'exact' });
    expect(textQuery('cai CACH')).toEqual({ words: ['cai', 'cach'], folding: 'loose' });
    expect(textQuery('   ').words).toEqual([]);
  });

  it('becomes patterns for the line it is meant for, with wildcards taken literally', () => {
    expect(likePatterns(textQuery('hoa'))).toEqual(['%hoa%']);
    expect(likePatterns(textQuery('hoà'))).toEqual(['%\n%hòa%']);
    expect(likePatterns(textQuery('100%_\\'))).toEqual(['%100\\%\\_\\\\%']);
  });

  it('finds on the server what it finds in a list of the page', () => {
    fc.assert(
      fc.property(vietnamese, vietnamese, (text, typed) => {
        const stored = searchableText(text);
        const found = likePatterns(textQuery(typed)).every((pattern) => {
          const [, line, word = ''] = /^(%\n)?%(.*)%$/.exec(pattern) ?? [];
          return (line ? (stored.split('\n')[1] ?? '') : stored).includes(word);
        });
        expect(found).toBe(matchesText(text, typed));
      }),
    );
  });
});
