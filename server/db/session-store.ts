import type { SessionStore } from '#server/services/ports/sessions.ts';
import { ACCOUNT_PARTS, toAccountRecord } from './account-store.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';

/** Sessions in PostgreSQL, by the hash of their token. */
export function createSessionStore({ prisma }: Pick<Database, 'prisma'>): SessionStore {
  return {
    async add(session, note) {
      await prisma.$transaction(async (tx) => {
        const { userId, createdAt, ...rest } = session;
        await tx.session.create({
          data: { ...rest, accountId: userId, createdAt, lastSeenAt: createdAt },
        });
        await writeAudit(tx, note);
      });
    },
    async find(tokenHash) {
      const row = await prisma.session.findUnique({
        where: { tokenHash },
        include: { account: { include: ACCOUNT_PARTS } },
      });
      if (!row) return null;
      const { lastSeenAt, expiresAt } = row;
      return { tokenHash, lastSeenAt, expiresAt, account: toAccountRecord(row.account) };
    },
    async touch(tokenHash, at) {
      await prisma.session.updateMany({ where: { tokenHash }, data: { lastSeenAt: at } });
    },
    end(tokenHash, note) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.session.deleteMany({ where: { tokenHash } });
        if (count > 0 && note) await writeAudit(tx, note);
        return count > 0;
      });
    },
    async sweep({ expiredAt, unseenSince }) {
      const gone = {
        OR: [{ expiresAt: { lte: expiredAt } }, { lastSeenAt: { lte: unseenSince } }],
      };
      const rows = await prisma.session.findMany({ where: gone, select: { tokenHash: true } });
      const hashes = rows.map((row) => row.tokenHash);
      if (hashes.length > 0) {
        await prisma.session.deleteMany({ where: { tokenHash: { in: hashes } } });
      }
      return hashes;
    },
  };
}
