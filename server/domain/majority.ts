import type { UserId } from '#contract/ids.ts';
import { isEvenSplit } from '#contract/live/even-split.ts';
import type { BallotChoice, BallotResult, Choice } from '#contract/live/state.ts';
import type { DecisionRule } from '#contract/meeting-rules.ts';

/** Who chose what; who is not in it did not vote. */
export type CastVotes<C extends BallotChoice = BallotChoice> = ReadonlyMap<UserId, C>;

/** How many votes a voter has. */
export type WeightOf = (voter: UserId) => number;

/** Who was entitled in a vote; `seats` is how many have a vote in all, where that is not the votes of the members together. */
export type Electorate = {
  members: readonly UserId[];
  seats?: number | undefined;
  /** Absent: everybody has one vote. */
  weightOf?: WeightOf | undefined;
};

/** A vote as it is counted: who was entitled, who of them is present, what was cast, and who chairs. */
export type CountedVote<C extends BallotChoice = Choice> = Electorate & {
  present: ReadonlySet<UserId>;
  votes: CastVotes<C>;
  chairId: UserId | null;
};

/** The fewest votes for that win under the rule among so many; one at least, for nothing is decided by nobody. */
export function votesRequired(rule: DecisionRule, base: number): number {
  const share = (base * rule.numerator) / rule.denominator;
  return rule.bound === 'moreThan' ? Math.floor(share) + 1 : Math.max(1, Math.ceil(share));
}

/**
 * The result by the rule of decision: so much of the base must be for as the rule says. Who abstains or does not vote stays in
 * the base, and so does who is absent where the rule takes all members; who voted is present. A ballot counts for each seat that
 * stands behind it. Only where more than half is asked can two equal halves stand against each other: then the rule of ties
 * decides, as a rule by the side on which the chair voted.
 * Source: the settings `meeting.majority` and `meeting.tie`, frozen at the release.
 */
export function majorityResult(rule: DecisionRule, vote: CountedVote): BallotResult {
  const { members, votes, chairId, weightOf = oneEach } = vote;
  const totals = { for: 0, against: 0, abstain: 0 };
  for (const member of members) {
    const choice = votes.get(member);
    if (choice) totals[choice] += weightOf(member);
  }
  const counted = {
    ...countedResult(rule, voteBase(rule, vote), totals),
    ...(vote.weightOf && { voters: members.filter((member) => votes.has(member)).length }),
  };
  return settledByChair(counted, chairId === null ? null : (votes.get(chairId) ?? null));
}

/** A tie as the chair's side settles it where the rule of ties says so; who is on neither side settles none, and it stays rejected. */
export function settledByChair(counted: BallotResult, chairChoice: Choice | null): BallotResult {
  const isSide = chairChoice === 'for' || chairChoice === 'against';
  if (counted.decidedBy !== 'tie' || counted.rule.tie !== 'chair' || !isSide) return counted;
  const outcome = chairChoice === 'for' ? 'passed' : 'rejected';
  return { ...counted, outcome, decidedBy: 'chair' };
}

/** The base of a vote whose voters are known: who voted is present. */
export function voteBase(rule: DecisionRule, vote: CountedVote<BallotChoice>): number {
  return baseOf(rule, vote, (id) => vote.present.has(id) || vote.votes.has(id));
}

/** How many votes the rule takes its share of: those of all seats, or of the voters who take part, with the proxies they hold. */
export function baseOf(
  rule: DecisionRule,
  electorate: Electorate,
  takesPart: (member: UserId) => boolean,
): number {
  const { members, seats, weightOf = oneEach } = electorate;
  const sum = (voters: readonly UserId[]) =>
    voters.reduce((votes, voter) => votes + weightOf(voter), 0);
  return rule.base === 'members' ? (seats ?? sum(members)) : sum(members.filter(takesPart));
}

/**
 * The result of choices of which nobody knows whose they are, by the same rule. The chair's side is as secret as every other, so
 * two equal halves reject.
 */
export function countedResult(
  rule: DecisionRule,
  base: number,
  counts: Record<Choice, number>,
): BallotResult {
  const required = votesRequired(rule, base);
  return {
    base,
    cast: counts.for + counts.against + counts.abstain,
    ...counts,
    required,
    outcome: counts.for >= required ? 'passed' : 'rejected',
    decidedBy: isEvenSplit(rule, base, counts) ? 'tie' : 'majority',
    rule,
  };
}

/** How often each choice was made. */
export function totalsOf(choices: readonly Choice[]): Record<Choice, number> {
  const totals = { for: 0, against: 0, abstain: 0 };
  for (const choice of choices) totals[choice] += 1;
  return totals;
}

function oneEach(): number {
  return 1;
}
