import type { MeetingId } from '#contract/ids.ts';
import type { AgendaStore } from '#server/services/ports/meetings.ts';
import { writeAudit } from './audit.ts';
import type { Database, Transaction } from './database.ts';
import { takeOutOfBlocks } from './prepared-ballot-rows.ts';

/** Agendas in PostgreSQL. */
export function createAgendaStore({ prisma }: Pick<Database, 'prisma'>): AgendaStore {
  return {
    async add({ itemId, meetingId, text }, note) {
      await prisma.$transaction(async (tx) => {
        // Two items that are added at once get two places.
        await lockMeeting(tx, meetingId);
        const last = await tx.agendaItem.aggregate({
          where: { meetingId },
          _max: { position: true },
        });
        const { count } = await tx.agendaItem.createMany({
          data: { id: itemId, meetingId, position: (last._max.position ?? -1) + 1, ...text },
          skipDuplicates: true,
        });
        if (count === 0) return;
        await raiseVersion(tx, meetingId);
        await writeAudit(tx, note);
      });
    },
    update({ meetingId, itemId, version, text }, note) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.agendaItem.updateMany({
          where: { id: itemId, meetingId, version, removedAt: null },
          data: { ...text, version: { increment: 1 } },
        });
        if (count > 0) await writeAudit(tx, note);
        return count > 0;
      });
    },
    remove({ meetingId, itemId, version, at }, note) {
      return prisma.$transaction(async (tx) => {
        await lockMeeting(tx, meetingId);
        const { count } = await tx.agendaItem.updateMany({
          where: { id: itemId, meetingId, version, removedAt: null },
          data: { removedAt: at, version: { increment: 1 } },
        });
        if (count === 0) return false;
        await tx.meetingDocument.updateMany({
          where: { itemId, removedAt: null },
          data: { removedAt: at },
        });
        await takeOutOfBlocks(tx, { meetingId, itemId }, note.accountId);
        await raiseVersion(tx, meetingId);
        await writeAudit(tx, note);
        return true;
      });
    },
    reorder({ meetingId, version, itemIds }, note) {
      return prisma.$transaction(async (tx) => {
        await lockMeeting(tx, meetingId);
        const meeting = await tx.meeting.findUniqueOrThrow({
          where: { id: meetingId },
          include: { items: { where: { removedAt: null }, select: { id: true } } },
        });
        if (meeting.version !== version) return 'stale';
        const stored = new Set(meeting.items.map((item) => item.id));
        const isSame =
          new Set(itemIds).size === stored.size &&
          itemIds.length === stored.size &&
          itemIds.every((id) => stored.has(id));
        if (!isSame) return 'mismatch';
        await tx.$executeRaw`
          update agenda_item set position = wanted.place - 1
          from unnest(${[...itemIds]}::uuid[]) with ordinality as wanted(id, place)
          where agenda_item.id = wanted.id`;
        await raiseVersion(tx, meetingId);
        await writeAudit(tx, note);
        return 'done';
      });
    },
  };
}

/** Lets other changes of the agenda, and the release, wait for this one. */
async function lockMeeting(tx: Transaction, meetingId: MeetingId): Promise<void> {
  await tx.$queryRaw`select id from meeting where id = ${meetingId}::uuid for update`;
}

/** Who has seen another list of items neither orders it nor hands it out. */
async function raiseVersion(tx: Transaction, meetingId: MeetingId): Promise<void> {
  await tx.meeting.update({ where: { id: meetingId }, data: { version: { increment: 1 } } });
}
