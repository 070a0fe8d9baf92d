import { refuse } from '#contract/errors.ts';
import { MeetingPhase } from '#contract/http/meetings.ts';
import type { RoomPaperStore } from '#server/services/ports/room-paper-store.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';

/** Keeps papers that are handed out in the room in PostgreSQL. */
export function createRoomPaperStore({ prisma }: Pick<Database, 'prisma'>): RoomPaperStore {
  return {
    async phaseOf(meetingId) {
      const meeting = await prisma.meeting.findUniqueOrThrow({
        where: { id: meetingId },
        select: { phase: true },
      });
      return MeetingPhase.parse(meeting.phase);
    },

    add: (itemId, { roomPaperId: id, title, note }, by) =>
      prisma.$transaction(async (tx) => {
        // Two that are added at once get two places; an item that was removed takes none.
        const [item] = await tx.$queryRaw<unknown[]>`
          select id from agenda_item where id = ${itemId}::uuid and removed_at is null for update`;
        if (!item) throw refuse('NOT_FOUND', 'agenda-item');
        const last = await tx.roomPaper.aggregate({ where: { itemId }, _max: { position: true } });
        const position = (last._max.position ?? -1) + 1;
        const { count } = await tx.roomPaper.createMany({
          data: { id, itemId, position, title, note },
          skipDuplicates: true,
        });
        const subject = `agenda-item:${itemId}`;
        const detail = { roomPaperId: id };
        if (count > 0)
          await writeAudit(tx, { accountId: by, action: 'roomPaper.add', subject, detail });
        return count > 0;
      }),

    remove: (itemId, roomPaperId, by) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.roomPaper.deleteMany({ where: { id: roomPaperId, itemId } });
        const subject = `agenda-item:${itemId}`;
        const detail = { roomPaperId };
        if (count > 0)
          await writeAudit(tx, { accountId: by, action: 'roomPaper.remove', subject, detail });
      }),
  };
}
