import { describe, expect, test } from 'vitest';
import { joinLines, turnedBox } from '#client/features/viewer/recognised-words.ts';
import type { RecognisedWord } from '#contract/http/search.ts';

const word = (text: string, x = 0.1): RecognisedWord => [text, x, 0.2, 0.3, 0.04];

describe('the words of a scan', () => {
  test('become a text whose runs are the words, lines parted', () => {
    const page = joinLines([[word('Ngân'), word('sách')], [word('năm')]]);
    expect(page.text).toBe('Ngân sách\nnăm\n');
    expect(page.words).toHaveLength(page.runs.length);
    expect(page.runs.map((run) => run.start)).toEqual([0, 5, 10]);
  });

  test('turn with the page, and a full turn brings them back', () => {
    expect(turnedBox(word('a'), 0)).toEqual([0.1, 0.2, 0.3, 0.04]);
    const [left, top, width, height] = turnedBox(word('a'), 90);
    expect([left, top, width, height].map((n) => Math.round(n * 100) / 100)).toEqual([
      0.76, 0.1, 0.04, 0.3,
    ]);
    const half = turnedBox(word('a'), 180);
    const back = turnedBox(['a', ...half], 180);
    expect(back.map((n) => Math.round(n * 100) / 100)).toEqual([0.1, 0.2, 0.3, 0.04]);
  });
});
