import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordsOfTsv } from '#server/conversion/tesseract-words.ts';

const HEAD =
  'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext';
const PAGE = '1\t1\t0\t0\t0\t0\t0\t0\t2000\t4000\t-1\t';
const word = (line: number, left: number, conf: number, text: string) =>
  `5\t1\t1\t1\t${line}\t1\t${left}\t400\t200\t40\t${conf}\t${text}`;

it('reads words line by line, as shares of the picture, and leaves out what tesseract is not sure of', () => {
  const tsv = [
    HEAD,
    PAGE,
    word(1, 100, 96, 'Ngân'),
    word(1, 320, 91, 'sách'),
    word(1, 600, 3, '|~'),
    word(2, 100, 80, 'năm'),
  ];
  expect(wordsOfTsv(tsv.join('\n'))).toEqual([
    [
      ['Ngân', 0.05, 0.1, 0.1, 0.01],
      ['sách', 0.16, 0.1, 0.1, 0.01],
    ],
    [['năm', 0.05, 0.1, 0.1, 0.01]],
  ]);
});

it('never throws, and no box leaves the page', () => {
  const row = fc.array(fc.oneof(fc.string(), fc.integer().map(String)), { maxLength: 14 });
  const anything = fc
    .array(row.map((cells) => cells.join('\t')))
    .map((rows) => [PAGE, ...rows].join('\n'));
  fc.assert(
    fc.property(anything, (tsv) => {
      for (const [text, ...box] of wordsOfTsv(tsv).flat()) {
        expect(text).not.toBe('');
        for (const side of box) expect(side >= 0 && side <= 1).toBe(true);
      }
    }),
  );
});
