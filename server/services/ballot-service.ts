import { refuse } from '#contract/errors.ts';
import type { BallotReceipt } from '#contract/http/ballots.ts';
import type { BallotId, MeetingId } from '#contract/ids.ts';
import { canonicalChoice, choiceText, picksFault } from '#contract/live/ballot-choice.ts';
import type { BallotChoice } from '#contract/live/state.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createListeners } from './listeners.ts';
import type { BallotBox } from './ports/ballot-box.ts';

/** Hears that a ballot was received; never which choice. */
export type BallotListener = (meetingId: MeetingId, ballotId: BallotId) => void;

/** Casting in open votes. */
export interface BallotService {
  /** Keeps the voter's choice and answers after it is durable; the same again gives the same receipt, another ALREADY_VOTED. */
  cast(
    actor: Actor,
    meetingId: MeetingId,
    ballotId: BallotId,
    choice: BallotChoice,
  ): Promise<BallotReceipt>;
  /** One's own receipt, null when none was cast. */
  mine(actor: Actor, meetingId: MeetingId, ballotId: BallotId): Promise<BallotReceipt | null>;
  /** Tells the listeners of a ballot that was received elsewhere. */
  tellReceived: BallotListener;
  /** Calls the listener after each new ballot. Returns the way to stop. */
  onReceived(listener: BallotListener): () => void;
}

/**
 * Makes the service. Choices stay out of the stream until the close, so that no partial result can be seen. Who may cast is
 * decided by the list of voters that was frozen when the vote opened, in the same statement that keeps the ballot.
 */
export function createBallotService({
  ballots,
  onListenerError,
}: {
  ballots: BallotBox;
  onListenerError?: (error: unknown) => void;
}): BallotService {
  const listeners = createListeners<Parameters<BallotListener>>(onListenerError);
  /** Refuses marks that the vote does not allow; whether it takes marks at all is decided where the ballot is kept. */
  async function requireFit(meetingId: MeetingId, ballotId: BallotId, choice: BallotChoice) {
    if (typeof choice === 'string') return;
    const method = await ballots.methodOf(meetingId, ballotId);
    const fault = method && picksFault(method, choice);
    if (fault) throw refuse('BAD_INPUT', fault);
  }
  return {
    async cast(actor, meetingId, ballotId, given) {
      const choice = canonicalChoice(given);
      await requireFit(meetingId, ballotId, choice);
      const outcome = await ballots.cast(meetingId, ballotId, actor.userId, choice);
      switch (outcome.kind) {
        case 'notFound':
          throw refuse('NOT_FOUND', 'ballot');
        case 'closed':
          throw refuse('WRONG_STATE', 'ballot-closed');
        case 'otherMethod':
          throw refuse('BAD_INPUT', 'other-method');
        case 'paused':
          throw refuse('WRONG_STATE', 'ballot-paused');
        case 'notEntitled':
          throw refuse('FORBIDDEN', 'not-entitled');
        case 'removed':
          throw refuse('FORBIDDEN', 'removed');
        case 'kept':
          if (choiceText(outcome.receipt.choice) !== choiceText(choice))
            throw refuse('ALREADY_VOTED', undefined, { current: outcome.receipt });
          listeners.tell(meetingId, ballotId);
          return outcome.receipt;
      }
    },
    mine: (actor, meetingId, ballotId) => ballots.receiptOf(meetingId, ballotId, actor.userId),
    tellReceived: listeners.tell,
    onReceived: listeners.add,
  };
}
