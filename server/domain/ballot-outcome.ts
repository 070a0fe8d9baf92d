import type { UserId } from '#contract/ids.ts';
import type { HandFigures } from '#contract/live/hand-count.ts';
import type { CountedMarks } from '#contract/live/option-counts.ts';
import type {
  BallotChoice,
  BallotOutcome,
  Choice,
  CountedBallot,
  MeetingFrame,
  OpenBallot,
} from '#contract/live/state.ts';
import type { DecisionRule } from '#contract/meeting-rules.ts';
import { handResult } from './hand-result.ts';
import {
  baseOf,
  type CastVotes,
  type CountedVote,
  countedResult,
  majorityResult,
  totalsOf,
  voteBase,
} from './majority.ts';
import { optionsResult } from './options-result.ts';
import type { CountedTally, SecretTally } from './secret-tally.ts';

/** What was in the ballot box: choices with their voters, what came out of sealed ballots, or the hands that were counted. */
export type BoxContent = {
  castVotes: CastVotes;
  secretTally?: SecretTally;
  handFigures?: HandFigures;
};

/**
 * What came of a counted vote by its method and the meeting's rule of decision: of an open one with the roll call in the order of
 * the voters, of a secret one without, and without a side of the chair; of a show of hands without too.
 */
export function outcomeOf(
  { rules: { decision }, participants }: MeetingFrame,
  { ballot, present }: CountedBallot,
  { castVotes, secretTally, handFigures }: BoxContent,
): BallotOutcome {
  const here = new Set(present);
  if (ballot.hands) {
    if (!handFigures) throw new Error('a show of hands has no outcome uncounted');
    const electorate = { members: ballot.voters, seats: ballot.seats };
    const base = baseOf(decision, electorate, (id) => here.has(id));
    return { rollCall: [], result: handResult(decision, base, handFigures) };
  }
  if (ballot.secret) {
    if (secretTally?.kind !== 'counted')
      throw new Error('a secret ballot has no outcome uncounted');
    const { received, slips, spoiled } = secretTally;
    return {
      rollCall: [],
      result: secretResult(decision, ballot, { here, tally: secretTally }),
      secretCount: { received: received.size, counted: slips.length, spoiled },
    };
  }
  const { voters, weights, seats } = ballot;
  const chairId = participants.find((p) => p.roles.includes('chair'))?.userId ?? null;
  const weightOf = weights && ((voter: UserId) => weights[voter] ?? 1);
  const vote = { members: voters, seats, present: here, votes: castVotes, chairId, weightOf };
  return {
    rollCall: voters.map((userId) => ({ userId, choice: castVotes.get(userId) ?? null })),
    result: openResult(decision, ballot, vote),
  };
}

function openResult(
  rule: DecisionRule,
  { method }: OpenBallot,
  vote: CountedVote<BallotChoice>,
): BallotOutcome['result'] {
  const { members, votes, chairId, weightOf } = vote;
  if (!method) {
    const words = [...votes].filter((entry): entry is [UserId, Choice] => isWord(entry[1]));
    return majorityResult(rule, { ...vote, votes: new Map(words) });
  }
  const ballots = members.flatMap((voter) =>
    marksIn([votes.get(voter)]).map((marks) => ({ ...marks, weight: weightOf?.(voter) ?? 1 })),
  );
  const [chairMarks = null] = marksIn([chairId && votes.get(chairId)]);
  return optionsResult(rule, method, {
    base: voteBase(rule, vote),
    ballots,
    otherOpinions: ballots.flatMap(({ other }) => (typeof other === 'string' ? [other] : [])),
    chairMarks,
    voters: weightOf && ballots.length,
  });
}

function secretResult(
  rule: DecisionRule,
  { voters, seats, method }: OpenBallot,
  { here, tally }: { here: ReadonlySet<UserId>; tally: CountedTally },
): BallotOutcome['result'] {
  const base = baseOf(rule, { members: voters, seats }, (id) => here.has(id));
  const choices = tally.slips.map((slip) => slip.choice);
  if (!method) return countedResult(rule, base, totalsOf(choices.filter(isWord)));
  const { otherOpinions } = tally;
  return optionsResult(rule, method, {
    base,
    ballots: marksIn(choices),
    otherOpinions,
    chairMarks: null,
  });
}

function isWord(choice: Choice | CountedMarks | null | undefined): choice is Choice {
  return typeof choice === 'string';
}

function marksIn(choices: readonly (Choice | CountedMarks | null | undefined)[]): CountedMarks[] {
  return choices.filter((choice) => choice !== null && typeof choice === 'object');
}
