import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserId } from '#contract/ids.ts';
import { Choice } from '#contract/live/state.ts';
import { COMMON_DECISION } from '#contract/meeting-rules.ts';
import { newSlipCode, type Slip } from '#contract/secret-ballots/slip.ts';
import { countedResult, totalsOf } from '#server/domain/majority.ts';
import { tallySlips } from '#server/domain/secret-tally.ts';

const choices = fc.constantFrom(...Choice.options);
/** What came out of one envelope: a slip, or nothing valid. */
const opened: fc.Arbitrary<Slip | null> = fc
  .option(choices)
  .map((choice) => choice && { code: newSlipCode(), choice });

const counted = (slips: readonly (Slip | null)[]) =>
  tallySlips(new Map(slips.map((slip) => [UserId.parse(randomUUID()), slip])));

describe('the tally of a secret ballot', () => {
  it('is the same in whatever order the envelopes were read, and loses none', () => {
    fc.assert(
      fc.property(fc.array(opened, { maxLength: 40 }), (slips) => {
        const { slips: sorted, spoiled, received } = counted(slips);
        expect(sorted.length + spoiled).toBe(slips.length);
        expect(received.size).toBe(slips.length);
        expect(spoiled).toBe(slips.filter((slip) => slip === null).length);
        expect(counted(slips.toReversed()).slips).toEqual(sorted);
        expect(sorted.map((slip) => slip.code)).toEqual(sorted.map((slip) => slip.code).toSorted());
      }),
    );
  });

  it('spoils every slip of a code that several bear, and no other', () => {
    fc.assert(
      fc.property(fc.array(choices, { minLength: 2, maxLength: 5 }), choices, (same, other) => {
        const code = newSlipCode();
        const honest = { code: newSlipCode(), choice: other };
        const { slips, spoiled } = counted([...same.map((choice) => ({ code, choice })), honest]);
        expect(slips).toEqual([honest]);
        expect(spoiled).toBe(same.length);
      }),
    );
  });
});

describe('the result of choices that are nobody’s', () => {
  it('passes with more than half of all members alone', () => {
    fc.assert(
      fc.property(fc.array(choices, { maxLength: 40 }), fc.nat({ max: 10 }), (cast, silent) => {
        const base = cast.length + silent;
        const result = countedResult(COMMON_DECISION, base, totalsOf(cast));
        const inFavour = cast.filter((choice) => choice === 'for').length;
        const isTie = base > 0 && inFavour * 2 === base && result.against * 2 === base;
        expect(result).toMatchObject({
          base,
          cast: cast.length,
          for: inFavour,
          decidedBy: isTie ? 'tie' : 'majority',
        });
        expect(result.outcome).toBe(inFavour * 2 > base ? 'passed' : 'rejected');
        expect(result.for + result.against + result.abstain).toBe(cast.length);
      }),
    );
  });
});
