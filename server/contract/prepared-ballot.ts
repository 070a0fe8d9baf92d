import { z } from 'zod';
import { AgendaItemId, PreparedBallotId } from './ids.ts';
import { BallotMethod } from './live/ballot-method.ts';
import { CodesShownTo } from './secret-ballots/terms.ts';
import { typedText } from './typed-text.ts';

/** How a question is to be put to the vote: what a vote is opened with, made on the spot or prepared with the agenda. */
export const BallotPlan = z.object({
  question: typedText().min(3).max(500),
  seconds: z.int().min(15).max(3600).nullable(),
  /** Absent: for, against or abstain. */
  method: BallotMethod.optional(),
  /** Makes the ballot secret, with who gets the list of slips after the count. */
  secret: z.object({ codesShownTo: CodesShownTo }).optional(),
  /** Publishes the result of an open vote with its close; a secret vote's waits for the chair in any case. */
  publishesAtClose: z.literal(true).optional(),
  /** A show of hands that two persons count: for, against or abstain, in the open, without a time. */
  byHands: z.literal(true).optional(),
  /** All items of a vote on several at once, the one that it belongs to first; such a vote is open. Absent: on one item, or none. */
  itemIds: z.array(AgendaItemId).min(2).max(100).optional(),
});
export type BallotPlan = z.infer<typeof BallotPlan>;

/** True for a plan that can be carried out: hands are raised in the open, for, against or abstain. */
export function isFittingPlan({ byHands, secret, method }: BallotPlan): boolean {
  return !byHands || (!secret && !method);
}

/** What is wrong with the items of a vote on several: one is named twice or its own is not the first, or it is secret; null: nothing. */
export function blockFault(
  itemId: AgendaItemId | null,
  { itemIds, secret }: Pick<BallotPlan, 'itemIds' | 'secret'>,
): 'items-of-vote' | 'items-in-secret' | null {
  if (!itemIds) return null;
  const isDistinct = new Set(itemIds).size === itemIds.length;
  if (!isDistinct || itemIds[0] !== itemId) return 'items-of-vote';
  return secret ? 'items-in-secret' : null;
}

/** A vote that is prepared with its agenda item; `version` rises with every change of it. */
export const PreparedBallot = BallotPlan.extend({
  preparedBallotId: PreparedBallotId,
  version: z.int(),
});
export type PreparedBallot = z.infer<typeof PreparedBallot>;
