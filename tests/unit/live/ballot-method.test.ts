import { describe, expect, it } from 'vitest';
import {
  canonicalChoice,
  choiceFault,
  choiceText,
  picksFault,
  readChoiceText,
} from '#contract/live/ballot-choice.ts';
import { BallotMethod } from '#contract/live/ballot-method.ts';
import { aMethod } from '#tests/support/a-method.ts';

describe('the method of a vote among options', () => {
  it.each([
    ['one option alone', { options: ['An'] }],
    [
      'more options than are allowed',
      { options: Array.from({ length: 21 }, (_, n) => `Phương án ${n}`) },
    ],
    ['the same option twice, be it in other letters', { options: ['Lê Văn Chi', ' lê văn CHI'] }],
    ['more to choose than there are options', { atMost: 5 }],
    ['nothing to choose', { atMost: 0 }],
    ['an option without a text', { options: ['An', ' '] }],
  ])('is refused with %s', (_name, change) => {
    expect(BallotMethod.safeParse({ ...aMethod(), ...change }).success).toBe(false);
  });

  it('is taken with two options and with all of them to choose', () => {
    expect(BallotMethod.parse(aMethod({ options: ['Có', 'Không'] }))).toBeTruthy();
    expect(BallotMethod.parse(aMethod({ atMost: 4 }))).toBeTruthy();
  });
});

describe('marks on a ballot', () => {
  it.each([
    ['unknown-option', { options: [4] }],
    ['option-twice', { options: [1, 1] }],
    ['too-many-options', { options: [0, 1, 2] }],
    ['no-other-opinion', { options: [0], other: 'Nguyễn Thị Em' }],
    ['other-opinion-empty', { options: [0], other: '  ' }, { otherOpinion: true }],
    ['too-many-options', { options: [0, 1], other: 'Nguyễn Thị Em' }, { otherOpinion: true }],
  ] as const)('are refused as %s: %o', (fault, picks, change?: { otherOpinion: true }) => {
    expect(picksFault(aMethod(change), { ...picks, options: [...picks.options] })).toBe(fault);
  });

  it('may be fewer than allowed, none at all, or a text in the place of an option', () => {
    const method = aMethod({ otherOpinion: true });
    for (const picks of [{ options: [] }, { options: [3] }, { options: [3], other: 'Em' }])
      expect(choiceFault(method, picks)).toBeNull();
  });

  it('are of another kind than a word, on either ballot', () => {
    expect(choiceFault(aMethod(), 'for')).toBe('other-method');
    expect(choiceFault(undefined, { options: [0] })).toBe('other-method');
    expect(choiceFault(undefined, 'abstain')).toBeNull();
  });

  it('are the same text in whatever order they were made', () => {
    const text = (options: number[]) =>
      choiceText(canonicalChoice({ options, other: ' “Em” {x} ' }));
    expect(text([2, 0])).toBe(text([0, 2]));
    expect(readChoiceText(text([2, 0]))).toEqual({ options: [0, 2], other: '“Em” {x}' });
    expect(readChoiceText(choiceText('against'))).toBe('against');
  });
});
