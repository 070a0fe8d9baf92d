import { expect, test } from 'vitest';
import {
  isBlankPaper,
  isFull,
  type MarkedPaper,
  tapBlank,
  tapOption,
  tapOther,
} from '#client/features/ballots/marks.ts';
import { choiceFault } from '#contract/live/ballot-choice.ts';
import { aMethod } from '#tests/support/a-method.ts';

const several = aMethod({ otherOpinion: true });
const one = aMethod({ atMost: 1, otherOpinion: true });

test('up to so many are marked, and a tap takes a mark away', () => {
  let paper: MarkedPaper = tapOption(several, null, 2);
  paper = tapOption(several, paper, 0);
  expect(paper).toEqual({ options: [2, 0] });
  expect(isFull(several, paper)).toBe(true);
  expect(tapOption(several, paper, 1)).toBe(paper);
  expect(tapOther(several, paper)).toBe(paper);
  expect(tapOption(several, paper, 2)).toEqual({ options: [0] });
});

test('an opinion takes the place of one, keeps its text beside others, and goes with a tap', () => {
  const begun = tapOther(several, tapOption(several, null, 1));
  expect(begun).toEqual({ options: [1], other: '' });
  expect(choiceFault(several, begun ?? { options: [] })).toBe('other-opinion-empty');
  const written = { options: [1], other: 'Em' };
  expect(tapOption(several, written, 1)).toEqual({ options: [], other: 'Em' });
  expect(tapOther(several, written)).toEqual({ options: [1] });
});

test('a single choice takes the place of the one before, the opinion too', () => {
  expect(tapOption(one, { options: [0] }, 3)).toEqual({ options: [3] });
  expect(tapOther(one, { options: [0] })).toEqual({ options: [], other: '' });
  expect(tapOption(one, { options: [], other: 'Em' }, 1)).toEqual({ options: [1] });
});

test('a blank ballot is said, never what is left over when the last mark goes', () => {
  expect(tapOption(several, { options: [1] }, 1)).toBeNull();
  expect(tapOther(several, { options: [], other: 'Em' })).toBeNull();
  const blank = tapBlank(several, { options: [0, 1] });
  expect(blank).toEqual({ options: [] });
  expect(isBlankPaper(blank)).toBe(true);
  expect(tapBlank(several, blank)).toBeNull();
  expect(tapOption(several, blank, 1)).toEqual({ options: [1] });
});
