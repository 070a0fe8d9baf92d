import { refuse } from '#contract/errors.ts';
import type { AgendaItemId, MeetingId, RoomPaperId } from '#contract/ids.ts';
import type { RoomPaper } from '#contract/room-paper.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { Framing } from './ports/framing.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { RoomPaperStore } from './ports/room-paper-store.ts';

/** Papers that are handed out in the room alone, as those that may not be on the system. */
export type RoomPaperService = ReturnType<typeof createRoomPaperService>;

/** Makes the service of papers that are handed out in the room. */
export function createRoomPaperService(parts: {
  roomPapers: RoomPaperStore;
  access: MeetingAccess;
  framing: Framing;
}) {
  const { roomPapers, access, framing } = parts;

  async function changing(
    actor: Actor,
    itemId: AgendaItemId,
    action: 'document.upload' | 'document.remove',
  ): Promise<MeetingId> {
    const meetingId = await access.meetingOf({ itemId });
    await access.require(actor, meetingId, action);
    if ((await roomPapers.phaseOf(meetingId)) === 'ended')
      throw refuse('WRONG_STATE', 'meeting-ended');
    return meetingId;
  }

  return {
    /** Says of an item that a paper is handed out in the room; the same again is one. */
    async add(actor: Actor, itemId: AgendaItemId, roomPaper: RoomPaper): Promise<RoomPaper> {
      const meetingId = await changing(actor, itemId, 'document.upload');
      if (await roomPapers.add(itemId, roomPaper, actor.userId))
        await framing.reframe(meetingId, actor.userId);
      return roomPaper;
    },

    /** Takes it off its item again. */
    async remove(actor: Actor, itemId: AgendaItemId, roomPaperId: RoomPaperId): Promise<void> {
      const meetingId = await changing(actor, itemId, 'document.remove');
      await roomPapers.remove(itemId, roomPaperId, actor.userId);
      await framing.reframe(meetingId, actor.userId);
    },
  };
}
