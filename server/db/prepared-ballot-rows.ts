import { withoutItem } from '#contract/block-without-item.ts';
import type { AgendaItemId, MeetingId, PreparedBallotId } from '#contract/ids.ts';
import { BallotPlan, type PreparedBallot } from '#contract/prepared-ballot.ts';
import type { AuditNote } from '#server/services/ports/audit.ts';
import { writeAudit } from './audit.ts';
import type { Transaction } from './database.ts';

/** A prepared vote of its row. */
export function toPreparedBallot(row: {
  id: string;
  version: number;
  plan: unknown;
}): PreparedBallot {
  return {
    preparedBallotId: row.id as PreparedBallotId,
    version: row.version,
    ...BallotPlan.parse(row.plan),
  };
}

/**
 * Takes an item that leaves the agenda out of the prepared votes on several items, in the transaction that removes it; what was
 * prepared on it alone goes out of sight with it. A vote that belonged to it comes behind those of the item that it belongs to next.
 */
export async function takeOutOfBlocks(
  tx: Transaction,
  { meetingId, itemId: removed }: { meetingId: MeetingId; itemId: AgendaItemId },
  by: AuditNote['accountId'],
): Promise<void> {
  const rows = await tx.preparedBallot.findMany({
    where: { item: { meetingId } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  for (const row of rows) {
    const before = { itemId: row.itemId as AgendaItemId, plan: BallotPlan.parse(row.plan) };
    const left = withoutItem(before, removed);
    if (!left || left === before) continue;
    const { itemId, plan } = left;
    const moves = itemId !== before.itemId;
    const last = await tx.preparedBallot.aggregate({ where: { itemId }, _max: { position: true } });
    await tx.preparedBallot.update({
      where: { id: row.id },
      data: {
        itemId,
        plan,
        version: { increment: 1 },
        ...(moves && { position: (last._max.position ?? -1) + 1 }),
      },
    });
    const detail = { preparedBallotId: row.id, removedItemId: removed };
    const subject = `agenda-item:${itemId}`;
    await writeAudit(tx, { accountId: by, action: 'preparedBallot.leaveItem', subject, detail });
  }
}
