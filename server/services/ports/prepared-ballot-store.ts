import type { MeetingPhase } from '#contract/http/meetings.ts';
import type { AgendaItemId, MeetingId, PreparedBallotId, UserId } from '#contract/ids.ts';
import type { BallotPlan, PreparedBallot } from '#contract/prepared-ballot.ts';

/** A prepared vote on its item. */
type Place = { itemId: AgendaItemId; preparedBallotId: PreparedBallotId };

/** Keeps the votes that are prepared with the agenda. Every change writes its audit entry in the same transaction. */
export interface PreparedBallotStore {
  phaseOf(meetingId: MeetingId): Promise<MeetingPhase>;
  /** The prepared vote as it is stored; null when it was removed. */
  find(place: Place): Promise<PreparedBallot | null>;
  /**
   * Adds it at the end of its item, or does nothing when the id is taken. Throws NOT_FOUND when the item was removed, or one of the
   * block is no item of the same agenda.
   */
  add(place: Place, plan: BallotPlan, by: UserId): Promise<void>;
  /** False when the stored one has another version, or is gone. Throws NOT_FOUND as `add` does. */
  update(place: Place, change: { version: number; plan: BallotPlan }, by: UserId): Promise<boolean>;
  /** False when the stored one has another version; one that is gone is removed. */
  remove(place: Place, version: number, by: UserId): Promise<boolean>;
  /** False when `from` is not the stored order, or `to` does not name the same ones. */
  reorder(
    itemId: AgendaItemId,
    order: { from: readonly PreparedBallotId[]; to: readonly PreparedBallotId[] },
    by: UserId,
  ): Promise<boolean>;
}
