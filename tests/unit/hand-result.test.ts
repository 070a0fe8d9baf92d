import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksForChairSide } from '#contract/live/even-split.ts';
import type { Choice } from '#contract/live/state.ts';
import { COMMON_DECISION, type DecisionRule } from '#contract/meeting-rules.ts';
import { agree, handResult, handsCounted } from '#server/domain/hand-result.ts';
import { countedResult, majorityResult } from '#server/domain/majority.ts';
import { aUserId } from '#tests/support/a-frame.ts';

const count = fc.integer({ min: 0, max: 40 });
const side = fc.constantFrom<Choice | null>('for', 'against', 'abstain', null);
const figures = fc.record({ for: count, against: count, abstain: count, chairChoice: side });
const byChair = { ...COMMON_DECISION, tie: 'chair' as const };

describe('two counts of hands', () => {
  it('agree exactly where every number is the same, whoever entered first', () => {
    fc.assert(
      fc.property(figures, figures, fc.boolean(), (a, b, isChairDecisive) => {
        expect(agree(a, a, isChairDecisive)).toBe(true);
        expect(agree(a, b, isChairDecisive)).toBe(agree(b, a, isChairDecisive));
        if (agree(a, b, isChairDecisive))
          for (const choice of ['for', 'against', 'abstain'] as const)
            expect(a[choice]).toBe(b[choice]);
      }),
    );
  });

  it('must name the same side of the chair where it decides, and there alone', () => {
    const tied = { for: 3, against: 3, abstain: 0, chairChoice: 'for' as const };
    expect(agree(tied, { ...tied, chairChoice: 'against' }, true)).toBe(false);
    expect(agree(tied, { ...tied, chairChoice: 'against' }, false)).toBe(true);
  });

  it('ask for the side of the chair in an exact tie of the base alone, where the chair decides ties', () => {
    const voters = Array.from({ length: 6 }, aUserId);
    const asks = (rule: DecisionRule, each: number, present = 6) =>
      asksForChairSide(rule, { voters }, present, { for: each, against: each });
    expect(asks(byChair, 3)).toBe(true);
    expect(asks(byChair, 2)).toBe(false);
    expect(asks({ ...byChair, base: 'present' }, 2, 4)).toBe(true);
    expect(asks({ ...byChair, numerator: 2, denominator: 3 }, 3)).toBe(false);
    expect(asks({ ...byChair, tie: 'rejected' }, 3)).toBe(false);
    expect(asksForChairSide(byChair, { voters, seats: 8 }, 6, { for: 3, against: 3 })).toBe(false);
  });
});

describe('the result of a show of hands', () => {
  it('is that of the same votes cast on devices, tie rule and all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Choice>('for', 'against', 'abstain'), {
          minLength: 1,
          maxLength: 20,
        }),
        fc.constantFrom('members' as const, 'present' as const),
        (choices, base) => {
          const rule = { ...byChair, base };
          const members = choices.map(() => aUserId());
          const votes = new Map(members.map((id, n) => [id, choices[n] as Choice]));
          const vote = { members, present: new Set(members), votes, chairId: members[0] ?? null };
          const counts = { for: 0, against: 0, abstain: 0 };
          for (const choice of choices) counts[choice] += 1;
          const counted = { ...counts, chairChoice: choices[0] ?? null };
          expect(handResult(rule, members.length, counted)).toEqual(majorityResult(rule, vote));
          expect(handsCounted(counted)).toBe(members.length);
        },
      ),
    );
  });

  it('is rejected by the tie where the chair’s hand was on neither side', () => {
    for (const chairChoice of [null, 'abstain'] as const) {
      const tied = { for: 2, against: 2, abstain: 0, chairChoice };
      expect(handResult(byChair, 4, tied)).toMatchObject({ outcome: 'rejected', decidedBy: 'tie' });
    }
  });

  it('leaves the chair’s side out where the rule of ties does not ask for it', () => {
    const rule = { ...COMMON_DECISION, tie: 'rejected' as const };
    const counts = { for: 2, against: 2, abstain: 0 };
    const counted = { ...counts, chairChoice: 'for' as const };
    expect(handResult(rule, 4, counted)).toEqual(countedResult(rule, 4, counts));
  });
});
