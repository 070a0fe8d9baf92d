import { refuse } from '#contract/errors.ts';
import { BallotId } from '#contract/ids.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import { majorityResult } from '../majority.ts';
import { votingMembers } from '../quorum.ts';
import { recordVoters } from './decide-attendance.ts';
import { type DecideContext, framed, requireItem, requireRunning } from './decide-context.ts';

/** Opens a vote on a question that is frozen from here on; every voting member is entitled. One vote at a time. */
export function openBallot(
  state: LiveState,
  input: CommandInput<'ballot.open'>,
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  const frame = framed(state);
  if (input.itemId) requireItem(frame, input.itemId);
  if (state.openBallot) throw refuse('WRONG_STATE', 'ballot-open');
  const voters = votingMembers(frame);
  if (voters.length === 0) throw refuse('WRONG_STATE', 'no-voters');
  const closesAt =
    input.seconds === null
      ? null
      : new Date(Date.parse(context.now) + input.seconds * 1000).toISOString();
  return [
    {
      type: 'ballot.opened',
      ballot: {
        ballotId: BallotId.parse(context.commandId),
        itemId: input.itemId,
        question: input.question,
        voters,
        openedAt: context.now,
        closesAt,
      },
    },
  ];
}

/** Closes the vote: roll call in the order of the voters, and the result by the meeting's rule of decision. Who voted counts as present. */
export function closeBallot(
  state: LiveState,
  ballotId: BallotId,
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  const ballot = state.openBallot;
  if (ballot?.ballotId !== ballotId) throw refuse('WRONG_STATE', 'ballot-not-open');
  const frame = framed(state);
  const voted = ballot.voters.filter((userId) => context.castVotes.has(userId));
  return [
    ...recordVoters(state, voted, context.now),
    {
      type: 'ballot.closed',
      ballotId,
      rollCall: ballot.voters.map((userId) => ({
        userId,
        choice: context.castVotes.get(userId) ?? null,
      })),
      result: majorityResult(frame.rules.decision, {
        members: ballot.voters,
        present: new Set(ballot.voters.filter((id) => state.attendance[id]?.status === 'present')),
        votes: context.castVotes,
        chairId: frame.participants.find((p) => p.roles.includes('chair'))?.userId ?? null,
      }),
    },
  ];
}
