import type { BallotReceipt } from '#contract/http/ballots.ts';
import type { BallotId, MeetingId, UserId } from '#contract/ids.ts';
import type { Choice } from '#contract/live/state.ts';

/** What came of casting a ballot. `kept` is the receipt of the ballot that counts, the earlier one when there was one. */
export type CastOutcome =
  | { kind: 'kept'; receipt: BallotReceipt }
  | { kind: 'notFound' }
  | { kind: 'closed' }
  | { kind: 'notEntitled' };

/** Where open ballots are kept from casting to the close. */
export interface BallotBox {
  /** Keeps the voter's first choice durably; the ballot's own clock is the database's. */
  cast(
    meetingId: MeetingId,
    ballotId: BallotId,
    voterId: UserId,
    choice: Choice,
  ): Promise<CastOutcome>;
  /** The voter's own receipt, null when none was cast. */
  receiptOf(
    meetingId: MeetingId,
    ballotId: BallotId,
    voterId: UserId,
  ): Promise<BallotReceipt | null>;
  /** How many ballots were received. */
  countOf(ballotId: BallotId): Promise<number>;
}
