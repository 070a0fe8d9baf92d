import { refuse } from '#contract/errors.ts';
import { BallotId, type UserId } from '#contract/ids.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { LiveState, OpenBallot } from '#contract/live/state.ts';
import { baseOf, countedResult, majorityResult } from '../majority.ts';
import { votingMembers } from '../quorum.ts';
import type { SecretTally } from '../secret-tally.ts';
import { recordVoters } from './decide-attendance.ts';
import { type DecideContext, framed, requireItem, requireRunning } from './decide-context.ts';

/** The voters of a vote that may be opened now; refused outside of a running meeting, on no item of it, and beside another vote. */
export function votersToOpenFor(state: LiveState, input: CommandInput<'ballot.open'>): UserId[] {
  requireRunning(state);
  const frame = framed(state);
  if (input.itemId) requireItem(frame, input.itemId);
  if (state.openBallot) throw refuse('WRONG_STATE', 'ballot-open');
  const voters = votingMembers(frame);
  if (voters.length === 0) throw refuse('WRONG_STATE', 'no-voters');
  return voters;
}

/** Opens a vote on a question that is frozen from here on; every voting member is entitled. */
export function openBallot(
  state: LiveState,
  input: CommandInput<'ballot.open'>,
  context: DecideContext,
): LiveFact[] {
  const voters = votersToOpenFor(state, input);
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
        ...(context.secretTerms && { secret: context.secretTerms }),
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
  if (context.secretTally) return closeSecret(state, ballot, context.secretTally, context);
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
        present: new Set(ballot.voters.filter((id) => isPresent(state, id))),
        votes: context.castVotes,
        chairId: frame.participants.find((p) => p.roles.includes('chair'))?.userId ?? null,
      }),
    },
  ];
}

/** Closes a secret vote with what was counted: no roll call, no side of the chair. Without the key the vote is void. */
function closeSecret(
  state: LiveState,
  { ballotId, voters }: OpenBallot,
  tally: SecretTally,
  context: DecideContext,
): LiveFact[] {
  if (tally.kind === 'keyLost') return voidOpenSecret(state, ballotId);
  const { received, slips, spoiled } = tally;
  const choices = slips.map((slip) => slip.choice);
  const rule = framed(state).rules.decision;
  const base = baseOf(rule, voters, (id) => isPresent(state, id) || received.has(id));
  return [
    ...recordVoters(
      state,
      voters.filter((userId) => received.has(userId)),
      context.now,
    ),
    {
      type: 'ballot.closed',
      ballotId,
      rollCall: [],
      result: countedResult(rule, base, choices),
      secretCount: { received: received.size, counted: slips.length, spoiled },
    },
  ];
}

/** The secret vote becomes void because its key is lost; nothing when it is not the open one. */
export function voidOpenSecret({ openBallot }: LiveState, ballotId: BallotId): LiveFact[] {
  if (openBallot?.ballotId !== ballotId || !openBallot.secret) return [];
  return [{ type: 'ballot.voided', ballotId, reason: 'keyLost' }];
}

function isPresent(state: LiveState, userId: UserId): boolean {
  return state.attendance[userId]?.status === 'present';
}
