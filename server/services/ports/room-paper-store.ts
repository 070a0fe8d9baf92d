import type { MeetingPhase } from '#contract/http/meetings.ts';
import type { AgendaItemId, MeetingId, RoomPaperId, UserId } from '#contract/ids.ts';
import type { RoomPaper } from '#contract/room-paper.ts';

/** Keeps the papers that are handed out in the room. Every change writes its audit entry in the same transaction. */
export interface RoomPaperStore {
  phaseOf(meetingId: MeetingId): Promise<MeetingPhase>;
  /** Adds it at the end of its item; false when the id is taken. Throws NOT_FOUND when the item was removed. */
  add(itemId: AgendaItemId, roomPaper: RoomPaper, by: UserId): Promise<boolean>;
  remove(itemId: AgendaItemId, roomPaperId: RoomPaperId, by: UserId): Promise<void>;
}
