import type { BallotReceipt } from '#contract/http/ballots.ts';
import type { BallotId, MeetingId, UserId } from '#contract/ids.ts';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { HandFigures } from '#contract/live/hand-count.ts';
import type { BallotChoice, OpenBallot } from '#contract/live/state.ts';
import type { CountedSlip } from '#contract/secret-ballots/slip.ts';
import type { BoxContent } from '#server/domain/ballot-outcome.ts';

/**
 * What came of casting a ballot. `kept` is the receipt of the ballot that counts, the earlier one when there was one; `removed`: the
 * voter was asked to leave the room and is not let in again.
 */
export type CastOutcome =
  | { kind: 'kept'; receipt: BallotReceipt }
  | { kind: 'notFound' }
  | { kind: 'closed' }
  | { kind: 'otherMethod' }
  | { kind: 'paused' }
  | { kind: 'notEntitled' }
  | { kind: 'removed' };

/** What came of casting a sealed ballot. `kept` has the hash of the one that counts, the earlier one when there was one. */
export type SealedCastOutcome =
  | { kind: 'kept'; mark: ReceivedMark }
  | { kind: 'notFound' }
  | { kind: 'closed' }
  | { kind: 'paused' }
  | { kind: 'notEntitled' }
  | { kind: 'removed' };

/** A sealed ballot as it is cast: `envelopeHash` is its SHA-256 in hex. */
export type SealedPaper = { envelope: Uint8Array; envelopeHash: string };

/** That a voter's sealed ballot was received. */
export type ReceivedMark = { envelopeHash: string; questionHash: string };

/** What is published of a counted secret ballot; slips and hashes are sorted by their own random text, opinions by theirs. */
export type CountedRows = {
  slips: readonly CountedSlip[];
  otherOpinions: readonly string[];
  receivedHashes: string[];
};

/** Where sealed ballots are kept from casting to the count, and their slips after it. */
export interface SealedBallotBox {
  /** Keeps the voter's first sealed ballot durably, with its mark; the deadline is by the database's clock. */
  cast(
    meetingId: MeetingId,
    ballotId: BallotId,
    voterId: UserId,
    sealed: SealedPaper,
  ): Promise<SealedCastOutcome>;
  /** The voter's own mark, null when none was cast. */
  markOf(meetingId: MeetingId, ballotId: BallotId, voterId: UserId): Promise<ReceivedMark | null>;
  /** The slips and the hashes of what was received; null before the count. */
  counted(meetingId: MeetingId, ballotId: BallotId): Promise<CountedRows | null>;
  /** The secret ballots that are open or being counted. */
  uncounted(): Promise<{ meetingId: MeetingId; ballotId: BallotId }[]>;
}

/** Where open ballots are kept from casting to the close. */
export interface BallotBox {
  /** Keeps the voter's first choice durably; the ballot's own clock is the database's. */
  cast(
    meetingId: MeetingId,
    ballotId: BallotId,
    voterId: UserId,
    choice: BallotChoice,
  ): Promise<CastOutcome>;
  /** How an open vote among options is held; null for any other. */
  methodOf(meetingId: MeetingId, ballotId: BallotId): Promise<BallotMethod | null>;
  /** The voter's own receipt, null when none was cast. */
  receiptOf(
    meetingId: MeetingId,
    ballotId: BallotId,
    voterId: UserId,
  ): Promise<BallotReceipt | null>;
  /** How many ballots were received, open or sealed. */
  countOf(ballotId: BallotId): Promise<number>;
  /** True when this is a vote of this meeting, whatever has become of it. */
  holds(meetingId: MeetingId, ballotId: BallotId): Promise<boolean>;
  /** Whose ballots were received, open or sealed, in the order of their ids: no order says who came when. */
  votersOf(ballotId: BallotId): Promise<UserId[]>;
  /** What was in the box, for the outcome of a vote that nothing comes into any more. */
  contentOf(ballot: OpenBallot): Promise<BoxContent>;
  /** What was entered in a round of counting hands, by who entered it. */
  handCountsOf(ballotId: BallotId, round: number): Promise<Map<UserId, HandFigures>>;
}
