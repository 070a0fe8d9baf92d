import { randomUUID } from 'node:crypto';
import { Notification, NotificationContent } from '#contract/http/notifications.ts';
import type { Notice, NotificationStore } from '#server/services/ports/notifications.ts';
import { cutList } from './cut-list.ts';
import type { Database, Transaction } from './database.ts';

/** Tells accounts of something inside of the transaction of the act; each account once, whatever it is told as. */
export async function writeNotice(tx: Transaction, notice: Notice, at: Date): Promise<void> {
  await tx.notification.createMany({
    data: [...new Set(notice.to)].map((accountId) => ({
      id: randomUUID(),
      accountId,
      at,
      content: notice.content,
    })),
  });
}

/** What accounts are told of, in PostgreSQL. */
export function createNotificationStore({ prisma }: Pick<Database, 'prisma'>): NotificationStore {
  return {
    async newestOf(accountId, limit) {
      const rows = await prisma.notification.findMany({
        where: { accountId },
        orderBy: [{ at: 'desc' }, { id: 'asc' }],
        take: limit + 1,
      });
      const cut = cutList(rows, limit);
      const newest = cut.rows.flatMap(({ id, at, readAt, content }) => {
        // Written by another version of the product: there are no words for it here.
        const { data } = NotificationContent.safeParse(content);
        if (!data) return [];
        return [
          Notification.parse({
            notificationId: id,
            at: at.toISOString(),
            readAt: readAt?.toISOString() ?? null,
            content: data,
          }),
        ];
      });
      return { newest, isCut: cut.isCut };
    },
    countUnread: (accountId) => prisma.notification.count({ where: { accountId, readAt: null } }),
    async markRead(accountId, which, at) {
      await prisma.notification.updateMany({
        where: {
          accountId,
          readAt: null,
          ...('until' in which
            ? { at: { lte: which.until } }
            : { id: { in: [...which.notificationIds] } }),
        },
        data: { readAt: at },
      });
    },
  };
}
