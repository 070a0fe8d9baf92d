import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import type { Choice } from '#contract/live/state.ts';
import { majorityResult } from '#server/domain/majority.ts';
import { aUserId } from '#tests/support/a-frame.ts';

const members = Array.from({ length: 36 }, aUserId);

function votes(choices: Record<Choice, number>): Map<UserId, Choice> {
  const list = (Object.keys(choices) as Choice[]).flatMap((choice) =>
    Array<Choice>(choices[choice]).fill(choice),
  );
  return new Map(list.map((choice, index) => [members[index] as UserId, choice]));
}

describe('majority', () => {
  it.each([
    [{ for: 29, against: 3, abstain: 4 }, 'passed', 'majority'],
    [{ for: 19, against: 17, abstain: 0 }, 'passed', 'majority'],
    [{ for: 18, against: 10, abstain: 8 }, 'rejected', 'majority'],
    [{ for: 10, against: 10, abstain: 0 }, 'rejected', 'majority'],
    [{ for: 0, against: 0, abstain: 0 }, 'rejected', 'majority'],
  ] as const)('%o of 36 is %s by %s', (choices, outcome, decidedBy) => {
    const result = majorityResult(members, votes(choices), members[35] as UserId);
    expect(result).toMatchObject({ ...choices, outcome, decidedBy, required: 19, base: 36 });
  });

  it('goes to the chair’s side when the members are split in two halves', () => {
    const cast = votes({ for: 18, against: 18, abstain: 0 });
    expect(majorityResult(members, cast, members[0] as UserId)).toMatchObject({
      outcome: 'passed',
      decidedBy: 'chair',
    });
    expect(majorityResult(members, cast, members[35] as UserId)).toMatchObject({
      outcome: 'rejected',
      decidedBy: 'chair',
    });
    expect(majorityResult(members, cast, null)).toMatchObject({ outcome: 'rejected' });
  });

  it('never passes with half of the members or fewer, ties aside, and ignores who has no vote', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Choice>('for', 'against', 'abstain'), { maxLength: 36 }),
        (choices) => {
          const cast = new Map(choices.map((choice, index) => [members[index] as UserId, choice]));
          cast.set(aUserId(), 'for');
          const result = majorityResult(members, cast, null);
          expect(result.cast).toBe(choices.length);
          expect(result.outcome === 'passed').toBe(result.for * 2 > 36);
        },
      ),
    );
  });
});
