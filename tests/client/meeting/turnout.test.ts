import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupTurnout, TURNOUT } from '#client/features/ballots/turnout.ts';
import { UserId } from '#contract/ids.ts';

const ids = fc.uniqueArray(
  fc.uuid().map((id) => UserId.parse(id)),
  { maxLength: 30 },
);
const subsetOf = (all: readonly UserId[]) => fc.subarray([...all]).map((some) => new Set(some));

test('every voter stands in exactly one group, and who has voted is never waited for', () => {
  const cases = ids.chain((voters) =>
    fc.tuple(fc.constant(voters), subsetOf(voters), subsetOf(voters), subsetOf(voters)),
  );
  fc.assert(
    fc.property(cases, ([voters, received, gone, connected]) => {
      const groups = groupTurnout({ voters }, { received, gone, connected });
      const placed = TURNOUT.flatMap((kind) => groups[kind]);
      expect(placed.toSorted()).toEqual(voters.toSorted());
      expect(new Set(groups.received)).toEqual(received);
      for (const id of groups.lost) expect(gone.has(id) && !connected.has(id)).toBe(true);
      for (const id of groups.waiting) expect(connected.has(id)).toBe(true);
      for (const id of groups.away) expect(gone.has(id) || connected.has(id)).toBe(false);
    }),
  );
});
