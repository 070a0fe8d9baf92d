import type { BallotId, CommandId, MeetingId, UserId } from '#contract/ids.ts';
import type { LiveEvent, LiveFact } from '#contract/live/events.ts';
import type { HandFigures } from '#contract/live/hand-count.ts';
import type { CastVotes } from '#server/domain/majority.ts';
import type { CountedTally } from '#server/domain/secret-tally.ts';
import type { Notice } from './notifications.ts';

/** What may be done in the stream of one meeting while its lock is held; all of it is one transaction. */
export interface LiveTransaction {
  /** The `seq` of the last event; 0 before the first. */
  readonly headSeq: number;
  /** The answer that a command already got, with who sent it; null when it is new. */
  answerOf(commandId: CommandId): Promise<{ actorId: UserId; seq: number } | null>;
  /** Events after `seq`, in order. */
  eventsAfter(seq: number): Promise<LiveEvent[]>;
  /** Appends facts with the next `seq` and the hash chain, and the rows they change (phase, ballots). */
  append(facts: readonly LiveFact[], actorId: UserId, at: Date): Promise<LiveEvent[]>;
  /** Tells accounts, as far as they are open, of what was appended. */
  tell(notices: readonly Notice[], at: Date): Promise<void>;
  /** Remembers the answer of a command for when it is sent again. */
  keepAnswer(commandId: CommandId, actorId: UserId, seq: number): Promise<void>;
  /** Closes the ballot for casting, under its own exclusive lock, and reads what was cast. */
  sealBallot(ballotId: BallotId): Promise<CastVotes>;
  /** How long a paused vote has been so, in milliseconds by the database's clock; 0 when it isn't. */
  pausedMs(ballotId: BallotId): Promise<number>;
  readonly sealed: SealedBallots;
  readonly hands: HandCounts;
}

/** The counts of shows of hands, inside of the transaction. A round is known by how many differed before it. */
export interface HandCounts {
  /** Keeps what a person counted, in the place of what they entered in this round before. */
  keep(
    round: { ballotId: BallotId; round: number },
    tellerId: UserId,
    figures: HandFigures,
  ): Promise<void>;
  /** What was entered in the round, by who entered it. */
  of(round: { ballotId: BallotId; round: number }): Promise<Map<UserId, HandFigures>>;
}

/** The sealed ballots of secret votes, inside of the transaction. What reads or ends them holds the ballot's exclusive lock from then on. */
export interface SealedBallots {
  /** Ends the casting; committed before the count, so that a count that is repeated finds the same ballots. */
  endCasting(ballotId: BallotId): Promise<void>;
  /** What was cast, for each received mark; null where the sealed ballot is gone from beside its mark. */
  read(ballotId: BallotId): Promise<Map<UserId, Uint8Array<ArrayBuffer> | null>>;
  /** Puts the counted slips and what was written, each in the order given, in the place of the sealed ballots. */
  replaceBySlips(
    ballotId: BallotId,
    counted: Pick<CountedTally, 'slips' | 'otherOpinions'>,
  ): Promise<void>;
  /** What the count left, for its publication; without a lock, for nothing changes it. */
  counted(ballotId: BallotId): Promise<CountedTally>;
}

/** The streams of all meetings. */
export interface LiveEvents {
  /** Runs the work under the meeting's lock, in one transaction; a throw rolls everything back. */
  withLock<T>(meetingId: MeetingId, work: (tx: LiveTransaction) => Promise<T>): Promise<T>;
  /** Events after `seq`, in order, without a lock. */
  eventsAfter(meetingId: MeetingId, seq: number): Promise<LiveEvent[]>;
  /** Null when the hash chain of a meeting is whole, else the first `seq` where it is broken. */
  firstBrokenLink(meetingId: MeetingId): Promise<number | null>;
}
