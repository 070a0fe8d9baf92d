import { refuse } from '#contract/errors.ts';
import { BallotId, type PreparedBallotId, type UserId } from '#contract/ids.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import { type Entitlement, entitledVoters } from '#contract/live/entitled-voters.ts';
import type { LiveFact } from '#contract/live/events.ts';
import { votedOn } from '#contract/live/evolve.ts';
import { itemsOfBallot } from '#contract/live/items-of-ballot.ts';
import { deadlineAfterPause, msLeft } from '#contract/live/pause.ts';
import { preparedCourse } from '#contract/live/prepared-course.ts';
import type { LiveState } from '#contract/live/state.ts';
import { blockFault, isFittingPlan } from '#contract/prepared-ballot.ts';
import { showsSingleChoices } from '#contract/secret-ballots/hides-little.ts';
import { outcomeOf } from '../ballot-outcome.ts';
import { votingMembers } from '../quorum.ts';
import { recordVoters } from './decide-attendance.ts';
import {
  type DecideContext,
  framed,
  requireItem,
  requireNoVote,
  requireRunning,
} from './decide-context.ts';

/**
 * Who may vote in a vote that opens now; refused outside of a running meeting, on no item of it, beside another vote, and where the
 * prepared one is voted on already.
 */
export function votersToOpenFor(
  state: LiveState,
  input: CommandInput<'ballot.open'>,
): Entitlement & { seats: number } {
  requireRunning(state);
  const frame = framed(state);
  for (const itemId of itemsOfBallot(input)) requireItem(frame, itemId);
  requireFitting(input);
  requireNoVote(state);
  if (input.preparedBallotId) requirePrepared(state, input, input.preparedBallotId);
  const entitlement = entitledVoters(frame, state.attendance, {
    withProxies: !input.secret && !input.byHands,
  });
  if (entitlement.voters.length === 0) throw refuse('WRONG_STATE', 'no-voters');
  return { ...entitlement, seats: votingMembers(frame).length };
}

/** Opens a vote on a question and with voters that are frozen from here on. One vote at a time. */
export function openBallot(
  state: LiveState,
  input: CommandInput<'ballot.open'>,
  context: DecideContext,
): LiveFact[] {
  const { voters, weights, seats } = votersToOpenFor(state, input);
  const closesAt =
    input.seconds === null || input.byHands
      ? null
      : new Date(Date.parse(context.now) + input.seconds * 1000).toISOString();
  return [
    {
      type: 'ballot.opened',
      ballot: {
        ballotId: BallotId.parse(context.commandId),
        itemId: input.itemId,
        ...(input.itemIds && { itemIds: input.itemIds }),
        ...(input.byHands && { hands: { enteredBy: [], differed: 0 } }),
        question: input.question,
        voters,
        ...(Object.keys(weights).length > 0 && { weights }),
        ...(seats !== voters.length && { seats }),
        openedAt: context.now,
        closesAt,
        ...(input.method && { method: input.method }),
        ...(input.preparedBallotId && { preparedBallotId: input.preparedBallotId }),
        ...(context.secretTerms && { secret: context.secretTerms }),
        ...(input.publishesAtClose &&
          !context.secretTerms &&
          !input.byHands && { publishesAtClose: true }),
      },
    },
  ];
}

/** Refuses what no form asks for: a show of hands that is secret or among options, several items that are named twice or in secret. */
function requireFitting(input: CommandInput<'ballot.open'>): void {
  if (!isFittingPlan(input)) throw refuse('BAD_INPUT', 'hands-in-open');
  const fault = blockFault(input.itemId, input);
  if (fault) throw refuse('BAD_INPUT', fault);
}

/** Refuses a prepared vote that the item doesn't have, one that was voted on, for it is decided once, and one changed unseen. */
function requirePrepared(
  state: LiveState,
  { itemId, preparedVersion }: CommandInput<'ballot.open'>,
  preparedBallotId: PreparedBallotId,
): void {
  const item = framed(state).items.find((each) => each.itemId === itemId);
  const current = item?.preparedBallots?.find((each) => each.preparedBallotId === preparedBallotId);
  if (!current) throw refuse('NOT_FOUND', 'prepared-ballot');
  if (preparedCourse(state, preparedBallotId) !== 'ready')
    throw refuse('WRONG_STATE', 'prepared-ballot-used');
  if (preparedVersion !== undefined && preparedVersion !== current.version)
    throw refuse('STALE_VERSION', 'prepared-ballot-changed', { current });
}

/** Pauses the vote: until it goes on no ballot is accepted, and its time stands still. */
export function pauseBallot(
  state: LiveState,
  ballotId: BallotId,
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  const ballot = state.openBallot;
  if (ballot?.ballotId !== ballotId) throw refuse('WRONG_STATE', 'ballot-not-open');
  if (ballot.hands) throw refuse('WRONG_STATE', 'hands-not-counted');
  if (ballot.pausedAt) return [];
  if (msLeft(ballot, Date.parse(context.now)) === 0) throw refuse('WRONG_STATE', 'ballot-closed');
  return [{ type: 'ballot.paused', ballotId }];
}

/** Lets the vote go on, with as much time as was left when it was paused. */
export function resumeBallot(
  state: LiveState,
  ballotId: BallotId,
  { pausedMs = 0 }: DecideContext,
): LiveFact[] {
  requireRunning(state);
  const ballot = state.openBallot;
  if (ballot?.ballotId !== ballotId) throw refuse('WRONG_STATE', 'ballot-not-open');
  if (!ballot.pausedAt) throw refuse('WRONG_STATE', 'ballot-not-paused');
  const closesAt = deadlineAfterPause(ballot.closesAt, pausedMs);
  return [{ type: 'ballot.resumed', ballotId, closesAt }];
}

/** Refuses to close a secret vote that so few ballots came to that they show single choices, unless it is asked for expressly. */
export function requireHidingBallots(
  received: number,
  { despiteFew }: CommandInput<'ballot.close'>,
): void {
  if (showsSingleChoices(received) && !despiteFew)
    throw refuse('WRONG_STATE', 'few-secret-ballots');
}

/**
 * Closes the vote: nothing comes in any more. Who voted counts as present. What came of it is not said before it is published,
 * be it here or by the chair afterwards; a secret vote whose key is lost is void.
 */
export function closeBallot(
  state: LiveState,
  input: CommandInput<'ballot.close'>,
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  const { ballotId } = input;
  const ballot = state.openBallot;
  if (ballot?.ballotId !== ballotId) throw refuse('WRONG_STATE', 'ballot-not-open');
  if (ballot.hands) throw refuse('WRONG_STATE', 'hands-not-counted');
  const { castVotes, secretTally } = context;
  if (secretTally?.kind === 'keyLost') return voidForLostKey(state, ballotId);
  if (secretTally) requireHidingBallots(secretTally.received.size, input);
  const isFew = secretTally !== undefined && showsSingleChoices(secretTally.received.size);
  const received = secretTally?.received ?? new Set(castVotes.keys());
  const isHere = (id: UserId) => received.has(id) || state.attendance[id]?.status === 'present';
  const present = ballot.voters.filter(isHere);
  const counted = { ballot, closedAt: context.now, present };
  return [
    ...recordVoters(
      state,
      ballot.voters.filter((id) => received.has(id)),
      context.now,
    ),
    ballot.publishesAtClose
      ? { type: 'ballot.closed', ballotId, ...outcomeOf(framed(state), counted, context) }
      : { type: 'ballot.counted', ballotId, present, ...(isFew && { despiteFew: true }) },
  ];
}

/** Publishes what came of the counted vote, to everybody at once. */
export function publishBallot(
  state: LiveState,
  ballotId: BallotId,
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  const counted = state.countedBallot;
  if (counted?.ballot.ballotId !== ballotId) throw refuse('WRONG_STATE', 'ballot-not-counted');
  return [{ type: 'ballot.closed', ballotId, ...outcomeOf(framed(state), counted, context) }];
}

/** The chair makes the vote void, with the reason that everybody reads; possible until its result is published. */
export function voidBallot(
  state: LiveState,
  { ballotId, reason }: CommandInput<'ballot.void'>,
): LiveFact[] {
  requireRunning(state);
  if (votedOn(state)?.ballotId !== ballotId) throw refuse('WRONG_STATE', 'ballot-not-open');
  return [{ type: 'ballot.voided', ballotId, cause: { kind: 'chair', reason } }];
}

/** The secret vote becomes void because its key is lost; nothing when it is not the open one. */
export function voidForLostKey({ openBallot: open }: LiveState, ballotId: BallotId): LiveFact[] {
  if (open?.ballotId !== ballotId || !open.secret) return [];
  return [{ type: 'ballot.voided', ballotId, cause: { kind: 'keyLost' } }];
}
