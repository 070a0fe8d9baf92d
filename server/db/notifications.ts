import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
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

/** Tells accounts inside of a transaction of the stream, whose people may have no account any more or a locked one. */
export async function tellOpenAccounts(
  client: PoolClient,
  notices: readonly Notice[],
  at: Date,
): Promise<void> {
  const rows = notices.flatMap(({ to, content }) =>
    to.map((accountId) => ({ id: randomUUID(), account_id: accountId, content })),
  );
  if (rows.length === 0) return;
  await client.query(
    `insert into notification (id, account_id, at, content)
     select told.id, account_id, $2, content
     from jsonb_to_recordset($1) as told(id uuid, account_id uuid, content jsonb)
     join account on account.id = account_id and locked_at is null`,
    [JSON.stringify(rows), at],
  );
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
