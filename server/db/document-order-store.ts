import type { DocumentOrderStore } from '#server/services/ports/document-order.ts';
import { writeAudit } from './audit.ts';
import type { Database, Transaction } from './database.ts';
import { shownDocument } from './shown-documents.ts';

/** Keeps orders in PostgreSQL: the rows of the items are locked, so that two orders come one after the other. */
export function createDocumentOrderStore({ prisma }: Pick<Database, 'prisma'>): DocumentOrderStore {
  return {
    reorder: ({ itemId, version, documentIds }, by) =>
      prisma.$transaction(async (tx) => {
        const [item] = await lockItems(tx, [itemId]);
        if (!item) return 'mismatch';
        if (item.order !== version) return 'stale';
        const stored = new Set(await documentsOf(tx, itemId));
        const isSame =
          documentIds.length === stored.size &&
          new Set(documentIds).size === stored.size &&
          documentIds.every((id) => stored.has(id));
        if (!isSame) return 'mismatch';
        await writeOrder(tx, itemId, documentIds);
        const subject = `agenda-item:${itemId}`;
        await writeAudit(tx, { accountId: by, action: 'document.reorder', subject });
        return 'done';
      }),

    move: ({ documentId, version, itemId, place }, by) =>
      prisma.$transaction(async (tx) => {
        const before = await tx.meetingDocument.findUnique({
          where: { id: documentId },
          select: { itemId: true },
        });
        if (!before?.itemId) return 'stale';
        const items = await lockItems(tx, [before.itemId, itemId]);
        if (!items.some(({ id }) => id === itemId)) return 'mismatch';
        const { count } = await tx.meetingDocument.updateMany({
          where: { id: documentId, version, itemId: before.itemId, removedAt: null },
          data: { itemId, version: { increment: 1 } },
        });
        if (count === 0) return 'stale';
        const others = (await documentsOf(tx, itemId)).filter((id) => id !== documentId);
        await writeOrder(tx, itemId, others.toSpliced(place, 0, documentId));
        if (before.itemId !== itemId) await raiseOrder(tx, before.itemId);
        await writeAudit(tx, {
          accountId: by,
          action: 'document.move',
          subject: `document:${documentId}`,
          detail: { from: before.itemId, to: itemId },
        });
        return 'done';
      }),
  };
}

/** Locks items that were not removed, always in the same sequence: two moves that cross do not wait for each other. */
function lockItems(tx: Transaction, ids: string[]): Promise<{ id: string; order: number }[]> {
  return tx.$queryRaw`
    select id, document_order as "order" from agenda_item
    where id = any(${ids}::uuid[]) and removed_at is null order by id for update`;
}

async function documentsOf(tx: Transaction, itemId: string): Promise<string[]> {
  const rows = await tx.meetingDocument.findMany({
    where: { itemId, ...shownDocument },
    select: { id: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id }) => id);
}

async function writeOrder(
  tx: Transaction,
  itemId: string,
  documentIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    update meeting_document set position = wanted.place - 1
    from unnest(${[...documentIds]}::uuid[]) with ordinality as wanted(id, place)
    where meeting_document.id = wanted.id`;
  await raiseOrder(tx, itemId);
}

async function raiseOrder(tx: Transaction, itemId: string): Promise<void> {
  await tx.agendaItem.update({
    where: { id: itemId },
    data: { documentOrder: { increment: 1 } },
  });
}
