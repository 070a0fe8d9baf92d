import { itemsOfPlan } from '#contract/block-without-item.ts';
import { refuse } from '#contract/errors.ts';
import { MeetingPhase } from '#contract/http/meetings.ts';
import type { AgendaItemId, UserId } from '#contract/ids.ts';
import type { BallotPlan } from '#contract/prepared-ballot.ts';
import { isSameOrder, namesTheSame } from '#server/domain/order.ts';
import type { PreparedBallotStore } from '#server/services/ports/prepared-ballot-store.ts';
import { writeAudit } from './audit.ts';
import type { Database, Transaction } from './database.ts';
import { toPreparedBallot } from './prepared-ballot-rows.ts';

/** Prepared votes in PostgreSQL: the plan as a whole in one column, for it is read and written as a whole. */
export function createPreparedBallotStore({
  prisma,
}: Pick<Database, 'prisma'>): PreparedBallotStore {
  return {
    async phaseOf(meetingId) {
      const meeting = await prisma.meeting.findUniqueOrThrow({
        where: { id: meetingId },
        select: { phase: true },
      });
      return MeetingPhase.parse(meeting.phase);
    },

    async find({ itemId, preparedBallotId: id }) {
      const row = await prisma.preparedBallot.findFirst({ where: { id, itemId } });
      return row && toPreparedBallot(row);
    },

    add: ({ itemId, preparedBallotId: id }, plan, by) =>
      prisma.$transaction(async (tx) => {
        await lockAgenda(tx, itemId);
        await requireItems(tx, itemId, plan);
        const last = await tx.preparedBallot.aggregate({
          where: { itemId },
          _max: { position: true },
        });
        const position = (last._max.position ?? -1) + 1;
        const { count } = await tx.preparedBallot.createMany({
          data: { id, itemId, position, plan },
          skipDuplicates: true,
        });
        if (count > 0) await writeAudit(tx, note(by, 'preparedBallot.add', itemId, id));
      }),

    update: ({ itemId, preparedBallotId: id }, { version, plan }, by) =>
      prisma.$transaction(async (tx) => {
        await lockAgenda(tx, itemId);
        const { count } = await tx.preparedBallot.updateMany({
          where: { id, itemId, version },
          data: { plan, version: { increment: 1 } },
        });
        if (count === 0) return false;
        await requireItems(tx, itemId, plan);
        await writeAudit(tx, note(by, 'preparedBallot.update', itemId, id));
        return true;
      }),

    remove: ({ itemId, preparedBallotId: id }, version, by) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.preparedBallot.deleteMany({ where: { id, itemId, version } });
        if (count > 0) await writeAudit(tx, note(by, 'preparedBallot.remove', itemId, id));
        return count > 0 || (await tx.preparedBallot.count({ where: { id, itemId } })) === 0;
      }),

    reorder: (itemId, { from, to }, by) =>
      prisma.$transaction(async (tx) => {
        await lockAgenda(tx, itemId);
        await requireItems(tx, itemId);
        const rows = await tx.preparedBallot.findMany({
          where: { itemId },
          orderBy: [{ position: 'asc' }, { id: 'asc' }],
          select: { id: true },
        });
        const stored = rows.map((row) => row.id);
        if (!isSameOrder(stored, from) || !namesTheSame(stored, to)) return false;
        await tx.$executeRaw`
          update prepared_ballot set position = wanted.place - 1
          from unnest(${[...to]}::uuid[]) with ordinality as wanted(id, place)
          where prepared_ballot.id = wanted.id`;
        await writeAudit(tx, note(by, 'preparedBallot.reorder', itemId));
        return true;
      }),
  };
}

/** Two changes of the order at once get two turns, and no item is taken off the agenda meanwhile. */
async function lockAgenda(tx: Transaction, itemId: AgendaItemId): Promise<void> {
  await tx.$queryRaw`
    select id from meeting where id = (select meeting_id from agenda_item where id = ${itemId}::uuid) for update`;
}

/** Refuses a vote on an item that was removed, or with one that is not on the same agenda. */
async function requireItems(
  tx: Transaction,
  itemId: AgendaItemId,
  plan: Pick<BallotPlan, 'itemIds'> = {},
): Promise<void> {
  const itemIds = itemsOfPlan(itemId, plan);
  const [found] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from agenda_item
    where id = any(${itemIds}::uuid[]) and removed_at is null
      and meeting_id = (select meeting_id from agenda_item where id = ${itemId}::uuid)`;
  if (found?.count !== itemIds.length) throw refuse('NOT_FOUND', 'agenda-item');
}

function note(by: UserId, action: string, itemId: AgendaItemId, preparedBallotId?: string) {
  const detail = preparedBallotId === undefined ? {} : { preparedBallotId };
  return { accountId: by, action, subject: `agenda-item:${itemId}`, detail };
}
