import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocumentQuery, wordsOf } from '#contract/document-query.ts';
import { matchText } from '#contract/match-text.ts';
import { snippetOf } from '#contract/snippet.ts';
import { documentTsquery } from '#server/domain/document-tsquery.ts';

const typedAnything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'hòa',
        'đất',
        '"',
        '“',
        "'",
        '\\',
        ':*',
        '&',
        '|',
        '!',
        '<->',
        '(',
        ' ',
        '12/QĐ',
      ),
      {
        maxLength: 40,
      },
    )
    .map((parts) => parts.join('')),
);

/** What stands in a query between the quotes that PostgreSQL reads. */
const outsideQuotes = (tsquery: string) => tsquery.replace(/'(?:[^'\\]|''|\\\\)*'/g, 'w');

describe('reading what was typed', () => {
  it('takes words one by one, and those in quotes or grown together as they follow each other', () => {
    const terms = parseDocumentQuery('ngân sách "dự toán thu" 12/QĐ-UBND 2026');
    expect(terms.map(({ words }) => words.map(({ exact }) => exact))).toEqual([
      ['ngân'],
      ['sách'],
      ['dự', 'toán', 'thu'],
      ['12', 'qđ', 'ubnd'],
      ['2026'],
    ]);
    expect(terms.map(({ isQuoted }) => isQuoted)).toEqual([false, false, true, false, false]);
  });

  it.each([
    ['ngân sác', true],
    ['ngân sách ', false],
    ['"ngân sách"', false],
    ['"ngân sác', true],
    ['điều 5', false],
    ['h', false],
  ])('knows whether the last word of %j is still being typed', (typed, isOpen) => {
    expect(parseDocumentQuery(typed).at(-1)?.isOpen).toBe(isOpen);
  });

  it('folds composed and decomposed letters, đ and both places of the tone alike', () => {
    const composed = parseDocumentQuery('Đồng hoà '.normalize('NFC'));
    expect(parseDocumentQuery('đồng hòa '.normalize('NFD'))).toEqual(composed);
    expect(composed.map(({ words }) => words[0])).toEqual([
      { exact: 'đồng', loose: 'dong' },
      { exact: 'hòa', loose: 'hoa' },
    ]);
  });

  it('never throws, and writes nothing for PostgreSQL that it did not put there itself', () => {
    fc.assert(
      fc.property(typedAnything, (typed) => {
        const terms = parseDocumentQuery(typed);
        if (terms.length === 0) return;
        const { match, exact, together } = documentTsquery(terms);
        for (const text of [match, exact, together])
          if (text !== null)
            expect(outsideQuotes(text)).toMatch(/^\(w( <-> w)*(:\*)?\)( & \(w( <-> w)*(:\*)?\))*$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('finding in a text', () => {
  const found = (text: string, typed: string) =>
    matchText(text, parseDocumentQuery(typed))?.matches.map(({ start, end }) =>
      text.slice(start, end),
    ) ?? null;

  it.each([
    ['Dự toán ngân sách năm 2026', 'ngan sach ', ['ngân sách']],
    ['Dự toán ngân sách năm 2026', 'sách ngân ', ['ngân', 'sách']],
    ['sách của ngân hàng', 'ngân sách ', ['sách', 'ngân']],
    ['Đường bộ và đường thủy', 'duong thuy ', ['đường thủy']],
    ['bàn giao bản vẽ', 'bàn ', ['bàn']],
    ['bản vẽ', 'bàn ', ['bản']],
    ['bản vẽ', '"bàn"', null],
    ['bàn giao bản vẽ', 'ban ', ['bàn', 'bản']],
    ['Quyết định 12/QĐ-UBND', '12/qd-ubnd', ['12/QĐ-UBND']],
    ['hội nghị hoàng', 'hoa ', null],
    ['hội nghị hoàng', 'hoa', ['hoàng']],
    ['Ngân\n  sách', '"ngân sách"', ['Ngân\n  sách']],
    ['Hòa Bình'.normalize('NFD'), 'hòa bình ', ['Hòa Bình'.normalize('NFD')]],
  ])('in %j finds %j', (text, typed, expected) => {
    expect(found(text, typed)).toEqual(expected);
  });

  it('tells what stands with the marks that were typed from what is only alike', () => {
    expect(matchText('bản vẽ', parseDocumentQuery('bàn vẽ '))?.isExact).toBe(false);
    expect(matchText('bàn vẽ', parseDocumentQuery('bàn vẽ '))?.isExact).toBe(true);
    expect(matchText('bàn vẽ', parseDocumentQuery('ban ve '))?.isExact).toBe(true);
  });

  it('a text is found by any of its own words, and marks lie within it, in order and apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(), (text, pick) => {
        const words = wordsOf(text).filter(({ start, end }) => end - start <= 60);
        const word = words[pick % Math.max(1, words.length)];
        if (!word) return;
        const result = matchText(text, parseDocumentQuery(`${text.slice(word.start, word.end)} `));
        expect(result?.isExact).toBe(true);
        let last = 0;
        for (const { start, end } of result?.matches ?? []) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });
});

describe('a snippet', () => {
  it('shows the place where most words stand near each other, on one line, with these words marked', () => {
    const filler = 'Ủy ban nhân dân các xã báo cáo theo quy định. '.repeat(20);
    const text = `Ngân hàng.\n${filler}Thu ngân sách\nnăm 2026 vượt dự toán. ${filler}`;
    const best = snippetOf(text, parseDocumentQuery('dự toán ngân '));
    const marked = best?.snippet.marks.map(([start, end]) => best.snippet.text.slice(start, end));
    expect(marked).toEqual(['ngân', 'dự', 'toán']);
    expect(best?.snippet.text).toMatch(/^… .*Thu ngân sách năm 2026 vượt dự toán\..* …$/);
    expect(best?.snippet.text.length).toBeLessThan(240);
  });
});
