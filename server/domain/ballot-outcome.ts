import type { BallotOutcome, CountedBallot, MeetingFrame } from '#contract/live/state.ts';
import { baseOf, type CastVotes, countedResult, majorityResult } from './majority.ts';
import type { SecretTally } from './secret-tally.ts';

/** What was in the ballot box: choices with their voters, or what came out of sealed ballots. */
export type BoxContent = { castVotes: CastVotes; secretTally?: SecretTally };

/**
 * What came of a counted vote by the meeting's rule of decision: of an open one with the roll call in the order of the voters, of
 * a secret one without, and without a side of the chair.
 */
export function outcomeOf(
  { rules: { decision }, participants }: MeetingFrame,
  { ballot, present }: CountedBallot,
  { castVotes, secretTally }: BoxContent,
): BallotOutcome {
  const { voters, weights, seats } = ballot;
  const electorate = { members: voters, weights, seats };
  const here = new Set(present);
  if (ballot.secret) {
    if (secretTally?.kind !== 'counted')
      throw new Error('a secret ballot has no outcome uncounted');
    const { received, slips, spoiled } = secretTally;
    const base = baseOf(decision, electorate, (id) => here.has(id));
    const choices = slips.map((slip) => slip.choice);
    return {
      rollCall: [],
      result: countedResult(decision, base, choices),
      secretCount: { received: received.size, counted: slips.length, spoiled },
    };
  }
  const chairId = participants.find((p) => p.roles.includes('chair'))?.userId ?? null;
  const vote = { ...electorate, present: here, votes: castVotes, chairId };
  return {
    rollCall: voters.map((userId) => ({ userId, choice: castVotes.get(userId) ?? null })),
    result: majorityResult(decision, vote),
  };
}
