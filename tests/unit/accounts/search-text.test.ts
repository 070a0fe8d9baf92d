import fc from 'fast-check';
import { expect, it } from 'vitest';
import { likePattern } from '#server/db/like-pattern.ts';
import { foldForSearch, searchWords } from '#server/domain/search-text.ts';

it.each([
  ['Hòa Bình Thạnh', 'hoa binh thanh'],
  ['Đồng chí Nguyễn Thị Ngữ', 'dong chi nguyen thi ngu'],
  ['  Phiên   họp\nthường kỳ ', 'phien hop thuong ky'],
  ['ĐẶNG ƯỚC VƯỢNG', 'dang uoc vuong'],
])('folds %s to %s', (text, folded) => {
  expect(foldForSearch(text)).toBe(folded);
});

it('folds the same whatever Unicode form the text came in, and folding again changes nothing', () => {
  const vietnamese = fc.string({
    unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằắấầậẽểễộờỷỹ ĐÔƠ0123'),
  });
  fc.assert(
    fc.property(vietnamese, (text) => {
      const folded = foldForSearch(text);
      expect(foldForSearch(text.normalize('NFD'))).toBe(folded);
      expect(foldForSearch(folded)).toBe(folded);
      expect(folded).toMatch(/^[a-z0-9 ]*$/);
    }),
  );
});

it('splits a query into words and takes wildcards literally', () => {
  expect(searchWords(' Cải  cách ')).toEqual(['cai', 'cach']);
  expect(searchWords('   ')).toEqual([]);
  expect(likePattern('100%_\\')).toBe('%100\\%\\_\\\\%');
});
