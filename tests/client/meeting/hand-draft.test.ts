import { describe, expect, it } from 'vitest';
import {
  emptyHands,
  figuresOf,
  type HandDraft,
  needsChairSide,
} from '#client/features/ballots/hand-draft.ts';
import { aFrame } from '#tests/support/a-frame.ts';

const frame = aFrame();
const voters = frame.participants.slice(0, 6).map(({ userId }) => userId);
const tied: HandDraft = { ...emptyHands, for: '3', against: '3', abstain: '0' };

describe('a count of hands', () => {
  it('is whole with every number, zeros too', () => {
    expect(figuresOf({ ...tied, abstain: '' }, false)).toBeNull();
    expect(figuresOf({ ...tied, against: '1' }, false)).toEqual({
      for: 3,
      against: 1,
      abstain: 0,
      chairChoice: null,
    });
  });

  it('of two equal sides needs the chair’s, of which none is an answer and silence is not', () => {
    expect(needsChairSide(tied, { voters }, 6, frame)).toBe(true);
    expect(figuresOf(tied, true)).toBeNull();
    expect(figuresOf({ ...tied, chairChoice: 'none' }, true)?.chairChoice).toBeNull();
    expect(figuresOf({ ...tied, chairChoice: 'against' }, true)?.chairChoice).toBe('against');
  });

  it('leaves out a side that was said before the figures were corrected', () => {
    const corrected: HandDraft = { ...tied, against: '2', chairChoice: 'for' };
    expect(needsChairSide(corrected, { voters }, 5, frame)).toBe(false);
    expect(figuresOf(corrected, false)?.chairChoice).toBeNull();
  });
});
