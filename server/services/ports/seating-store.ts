import type { SeatingDraft } from '#contract/http/seating.ts';
import type { MeetingId, SiteId } from '#contract/ids.ts';
import type { SeatMap } from '#contract/seating/seat-map.ts';
import type { RoomSeating } from '#contract/seating/seating.ts';
import type { AuditNote } from './audit.ts';

/** A stored seating with its version. */
export type StoredSeating = RoomSeating & { version: number };

/** Where seat maps of rooms and the seating of meetings are kept. */
export interface SeatingStore {
  /** The seatings of a meeting, in no order. */
  of(meetingId: MeetingId): Promise<StoredSeating[]>;
  /** The map that each of these rooms had last. */
  usual(siteIds: readonly SiteId[]): Promise<Map<SiteId, SeatMap>>;
  /**
   * Replaces the seating of a room; who is seated in it has no other seat in the meeting any more. False when the stored one has
   * another version (0: there is none yet): then nothing was changed.
   */
  save(
    change: SeatingDraft & { meetingId: MeetingId; siteId: SiteId; version: number },
    note: AuditNote,
  ): Promise<boolean>;
}
