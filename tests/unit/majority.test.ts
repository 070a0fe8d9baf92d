import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import type { BallotResult, Choice } from '#contract/live/state.ts';
import { COMMON_DECISION, type DecisionRule, Majority } from '#contract/meeting-rules.ts';
import { majorityResult, votesRequired } from '#server/domain/majority.ts';
import { aUserId } from '#tests/support/a-frame.ts';

const members = Array.from({ length: 36 }, aUserId);
const chair = members[35] as UserId;

type Cast = (Choice | null)[];

/** The result when the members vote in their order, nobody present but who votes and the first so many of the others. */
function resultOf(
  rule: DecisionRule,
  cast: Cast,
  { chairId = null, silentPresent = 0 }: { chairId?: UserId | null; silentPresent?: number } = {},
): BallotResult {
  const votes = new Map(
    cast.flatMap((choice, n) => (choice ? [[members[n] as UserId, choice]] : [])),
  );
  const silent = members.filter((id) => !votes.has(id)).slice(0, silentPresent);
  return majorityResult(rule, { members, present: new Set(silent), votes, chairId });
}

const castOf = (choices: Record<Choice, number>): Cast =>
  (Object.keys(choices) as Choice[]).flatMap((choice) =>
    Array<Choice>(choices[choice]).fill(choice),
  );

/** Any share from nothing to all, not only those that may be set. */
const anyRule = fc
  .record({
    numerator: fc.integer({ min: 1, max: 12 }),
    denominator: fc.integer({ min: 1, max: 12 }),
    bound: fc.constantFrom('moreThan' as const, 'atLeast' as const),
    base: fc.constantFrom('members' as const, 'present' as const),
    tie: fc.constantFrom('chair' as const, 'rejected' as const),
  })
  .filter(({ numerator, denominator }) => numerator <= denominator);

const anyCast = fc.array(fc.constantFrom<Choice | null>('for', 'against', 'abstain', null), {
  maxLength: 36,
});

const anyPresent = fc.integer({ min: 0, max: 36 });

/** True when so many are as many of the base as the rule asks for; reckoned in whole numbers. */
const isEnough = ({ numerator, denominator, bound }: DecisionRule, count: number, base: number) =>
  bound === 'moreThan'
    ? count * denominator > base * numerator
    : count * denominator >= base * numerator && count > 0;

describe('more than half of all members', () => {
  it.each([
    [{ for: 29, against: 3, abstain: 4 }, 'passed', 'majority'],
    [{ for: 19, against: 17, abstain: 0 }, 'passed', 'majority'],
    [{ for: 18, against: 10, abstain: 8 }, 'rejected', 'majority'],
    [{ for: 10, against: 10, abstain: 0 }, 'rejected', 'majority'],
    [{ for: 0, against: 0, abstain: 0 }, 'rejected', 'majority'],
  ] as const)('%o of 36 is %s by %s', (choices, outcome, decidedBy) => {
    const result = resultOf(COMMON_DECISION, castOf(choices), { chairId: chair });
    expect(result).toMatchObject({ ...choices, outcome, decidedBy, required: 19, base: 36 });
  });

  it('goes to the chair’s side when the members are split in two halves', () => {
    const cast = castOf({ for: 18, against: 18, abstain: 0 });
    const outcomeOf = (chairId: UserId | null) => resultOf(COMMON_DECISION, cast, { chairId });
    expect(outcomeOf(members[0] as UserId)).toMatchObject({
      outcome: 'passed',
      decidedBy: 'chair',
    });
    expect(outcomeOf(chair)).toMatchObject({ outcome: 'rejected', decidedBy: 'chair' });
    expect(outcomeOf(null)).toMatchObject({ outcome: 'rejected', decidedBy: 'tie' });
    expect(outcomeOf(aUserId())).toMatchObject({ outcome: 'rejected', decidedBy: 'tie' });
  });

  it('is lost in two equal halves where the rule of ties says so, whatever the chair votes', () => {
    const rule = { ...COMMON_DECISION, tie: 'rejected' as const };
    const cast = castOf({ for: 18, against: 18, abstain: 0 });
    expect(resultOf(rule, cast, { chairId: members[0] as UserId })).toMatchObject({
      outcome: 'rejected',
      decidedBy: 'tie',
    });
  });
});

describe('other rules of decision', () => {
  it.each([
    ['at least two thirds of all', { numerator: 2, denominator: 3, bound: 'atLeast' }, 24],
    ['more than two thirds of all', { numerator: 2, denominator: 3, bound: 'moreThan' }, 25],
    ['all', { numerator: 1, denominator: 1, bound: 'atLeast' }, 36],
  ] as const)('%s', (_name, share, required) => {
    const rule = { ...COMMON_DECISION, ...share };
    const win = resultOf(rule, castOf({ for: required, against: 0, abstain: 0 }));
    expect(win).toMatchObject({ required, outcome: 'passed', rule });
    const loss = resultOf(rule, castOf({ for: required - 1, against: 0, abstain: 0 }));
    expect(loss).toMatchObject({ outcome: 'rejected' });
  });

  it('half of the members never decide by the chair’s side where two thirds are asked', () => {
    const rule = { ...COMMON_DECISION, numerator: 2, denominator: 3, bound: 'atLeast' as const };
    const cast = castOf({ for: 18, against: 18, abstain: 0 });
    expect(resultOf(rule, cast, { chairId: members[0] as UserId })).toMatchObject({
      outcome: 'rejected',
      decidedBy: 'majority',
    });
  });

  it('of those present leaves the absent out', () => {
    const rule = { ...COMMON_DECISION, base: 'present' as const };
    const cast = castOf({ for: 11, against: 4, abstain: 3 });
    expect(resultOf(rule, cast, { silentPresent: 3 })).toMatchObject({
      base: 21,
      required: 11,
      outcome: 'passed',
    });
    expect(resultOf(rule, cast, { silentPresent: 4 })).toMatchObject({
      base: 22,
      required: 12,
      outcome: 'rejected',
    });
    expect(resultOf(rule, [])).toMatchObject({ base: 0, outcome: 'rejected' });
  });
});

describe('by any rule', () => {
  it('what is required is the fewest that are enough', () => {
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 0, max: 900 }), (rule, base) => {
        const required = votesRequired(rule, base);
        expect(isEnough(rule, required, base)).toBe(true);
        expect(isEnough(rule, required - 1, base)).toBe(false);
      }),
    );
  });

  it('a question never passes with fewer than the rule asks for, a tie that the chair decides aside', () => {
    fc.assert(
      fc.property(anyRule, anyCast, anyPresent, (rule, cast, silentPresent) => {
        for (const chairId of [null, ...members.slice(0, 2)]) {
          const result = resultOf(rule, cast, { chairId, silentPresent });
          const passed = result.outcome === 'passed';
          if (result.decidedBy === 'chair') {
            expect(rule.tie).toBe('chair');
            expect([result.for * 2, result.against * 2]).toEqual([result.base, result.base]);
            const chairs = cast[members.indexOf(chairId as UserId)];
            expect(chairs).toBe(passed ? 'for' : 'against');
          } else expect(passed).toBe(isEnough(rule, result.for, result.base));
          if (result.decidedBy !== 'tie') continue;
          expect(passed).toBe(false);
          // Nobody who chairs has a side in it, where the chair's would decide.
          const chairs = chairId === null ? null : (cast[members.indexOf(chairId)] ?? null);
          if (rule.tie === 'chair') expect(chairs).toBeNull();
        }
      }),
    );
  });

  it('one more vote in favour, in place of another or of none, never turns a win into a loss', () => {
    fc.assert(
      fc.property(anyRule, anyCast, fc.nat(35), anyPresent, (rule, cast, turned, present) => {
        const before: Cast = Array.from({ length: 36 }, (_, n) => cast[n] ?? null);
        // Who is present stays so: else a vote would bring its voter along, and with it a larger base.
        fc.pre(rule.base === 'members' || before[turned] !== null);
        const after = before.with(turned, 'for');
        const options = { silentPresent: present };
        if (resultOf(rule, before, options).outcome === 'passed')
          expect(resultOf(rule, after, options).outcome).toBe('passed');
      }),
    );
  });

  it('the base is whom the rule names, and who has no vote counts nowhere', () => {
    fc.assert(
      fc.property(anyRule, anyCast, anyPresent, (rule, cast, silentPresent) => {
        const voters = cast.filter((choice) => choice !== null).length;
        const result = resultOf(rule, cast, { silentPresent });
        expect(result.cast).toBe(voters);
        const present = Math.min(36, voters + silentPresent);
        expect(result.base).toBe(rule.base === 'members' ? 36 : present);
        const votes = new Map<UserId, Choice>([[aUserId(), 'for']]);
        const vote = { members, present: new Set<UserId>(), votes, chairId: null };
        expect(majorityResult(rule, vote)).toMatchObject({ for: 0, cast: 0 });
      }),
    );
  });
});

it('a ballot counts for every seat behind it, in the votes and in the base', () => {
  fc.assert(
    fc.property(anyRule, anyCast, fc.array(fc.integer({ min: 1, max: 4 })), (rule, cast, given) => {
      const votes = new Map(members.flatMap((id, n) => (cast[n] ? [[id, cast[n]] as const] : [])));
      const weights = Object.fromEntries(
        given.slice(0, members.length).map((weight, n) => [members[n], weight]),
      );
      const weightOf = (id: UserId) => weights[id] ?? 1;
      const seats = members.reduce((sum, id) => sum + weightOf(id), 0) + 3;
      const vote = { members, weightOf, seats, present: new Set<UserId>(), votes, chairId: null };
      const result = majorityResult(rule, vote);
      const counted = [...votes.keys()].reduce((sum, id) => sum + weightOf(id), 0);
      expect(result.cast).toBe(counted);
      expect(result.for + result.against + result.abstain).toBe(counted);
      expect(result.base).toBe(rule.base === 'members' ? seats : counted);
    }),
  );
});

it('a majority that may be set can be reached, and is half at least', () => {
  fc.assert(
    fc.property(anyRule, fc.integer({ min: 1, max: 900 }), (rule, base) => {
      if (!Majority.safeParse(rule).success) return;
      expect(votesRequired(rule, base)).toBeLessThanOrEqual(base);
      expect(votesRequired(rule, base) * 2).toBeGreaterThanOrEqual(base);
    }),
  );
});
