import type { UserId } from '#contract/ids.ts';
import type { BallotResult, Choice } from '#contract/live/state.ts';

/** Who chose what; who is not in it did not vote. */
export type CastVotes = ReadonlyMap<UserId, Choice>;

/**
 * The result by the rule of decision: more than half of all members must be for; who abstains, is absent or does not vote
 * stays in the denominator. When the members are split in two equal halves, the side on which the chair voted decides.
 * Source: rules of procedure, "quyết định theo đa số".
 */
export function majorityResult(
  members: readonly UserId[],
  votes: CastVotes,
  chairId: UserId | null,
): BallotResult {
  const base = members.length;
  const counts = { for: 0, against: 0, abstain: 0 };
  for (const member of members) {
    const choice = votes.get(member);
    if (choice) counts[choice] += 1;
  }
  const required = Math.floor(base / 2) + 1;
  const split = base > 0 && counts.for * 2 === base && counts.against * 2 === base;
  const byChair = split && chairId !== null && votes.get(chairId) === 'for';
  return {
    base,
    cast: counts.for + counts.against + counts.abstain,
    ...counts,
    required,
    outcome: counts.for >= required || byChair ? 'passed' : 'rejected',
    decidedBy: split ? 'chair' : 'majority',
  };
}
