import type { UserId } from '#contract/ids.ts';
import type { BallotResult, Choice } from '#contract/live/state.ts';
import type { DecisionRule } from '#contract/meeting-rules.ts';

/** Who chose what; who is not in it did not vote. */
export type CastVotes = ReadonlyMap<UserId, Choice>;

/** A vote as it is counted: who was entitled, who of them is present, what was cast, and who chairs. */
export type CountedVote = {
  members: readonly UserId[];
  present: ReadonlySet<UserId>;
  votes: CastVotes;
  chairId: UserId | null;
};

/** The fewest votes for that win under the rule among so many; one at least, for nothing is decided by nobody. */
export function votesRequired(rule: DecisionRule, base: number): number {
  const share = (base * rule.numerator) / rule.denominator;
  return rule.bound === 'moreThan' ? Math.floor(share) + 1 : Math.max(1, Math.ceil(share));
}

/**
 * The result by the rule of decision: so much of the base must be for as the rule says. Who abstains or does not vote stays in
 * the base, and so does who is absent where the rule takes all members; who voted is present. Only where more than half is asked
 * can two equal halves stand against each other: then the rule of ties decides, as a rule by the side on which the chair voted.
 * Source: the settings `meeting.majority` and `meeting.tie`, frozen at the release.
 */
export function majorityResult(rule: DecisionRule, vote: CountedVote): BallotResult {
  const { members, present, votes, chairId } = vote;
  const counts = { for: 0, against: 0, abstain: 0 };
  for (const member of members) {
    const choice = votes.get(member);
    if (choice) counts[choice] += 1;
  }
  const counted =
    rule.base === 'members' ? members : members.filter((id) => present.has(id) || votes.has(id));
  const base = counted.length;
  const required = votesRequired(rule, base);
  const isTie =
    base > 0 &&
    counts.for * 2 === base &&
    counts.against * 2 === base &&
    rule.bound === 'moreThan' &&
    rule.numerator * 2 === rule.denominator;
  const isWonByChair =
    isTie && rule.tie === 'chair' && chairId !== null && votes.get(chairId) === 'for';
  return {
    base,
    cast: counts.for + counts.against + counts.abstain,
    ...counts,
    required,
    outcome: counts.for >= required || isWonByChair ? 'passed' : 'rejected',
    decidedBy: isTie ? (rule.tie === 'chair' ? 'chair' : 'tie') : 'majority',
    rule,
  };
}
