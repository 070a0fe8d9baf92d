import type { MeetingId, SiteId, UnitId, UserId } from '#contract/ids.ts';
import { UnitRole } from '#contract/roles.ts';
import { searchableText } from '#server/domain/search-text.ts';
import type { AccountRecord, AccountStore } from '#server/services/ports/accounts.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { rewrapNotesKey } from './notes-key-store.ts';

/** What must be read with an account to make its record. */
export const ACCOUNT_PARTS = {
  unit: true,
  grants: true,
  participations: {
    where: { roles: { has: 'technician' }, meeting: { phase: { in: ['released', 'running'] } } },
    select: { meetingId: true },
    take: 1,
  },
  asGuest: { where: { state: 'admitted' }, orderBy: { decidedAt: 'desc' }, take: 1 },
} satisfies Prisma.AccountInclude;

type AccountRow = Prisma.AccountGetPayload<{ include: typeof ACCOUNT_PARTS }>;

/** Turns a row into the record that services know. */
export function toAccountRecord(row: AccountRow): AccountRecord {
  return {
    userId: row.id as UserId,
    username: row.username,
    name: row.name,
    position: row.position,
    kind: row.kind === 'siteDevice' || row.kind === 'guest' ? row.kind : 'person',
    unitId: row.unitId as UnitId,
    unitName: (row.kind === 'guest' && row.asGuest[0]?.unitName) || row.unit.name,
    siteId: row.siteId as SiteId | null,
    passwordHash: row.passwordHash,
    mustChangePassword: row.mustChangePassword,
    isLocked: row.lockedAt !== null,
    roles: row.grants.map((grant) => ({
      unitId: grant.unitId as UnitId,
      role: UnitRole.parse(grant.role),
    })),
    isTechnician: row.participations.length > 0,
    ...(row.kind === 'guest' &&
      row.asGuest[0] && { guestIn: row.asGuest[0].meetingId as MeetingId }),
  };
}

/** Accounts in PostgreSQL. */
export function createAccountStore({ prisma }: Pick<Database, 'prisma'>): AccountStore {
  return {
    async isEmpty() {
      return (await prisma.account.findFirst({ select: { id: true } })) === null;
    },
    addFirst({ unitName, ...account }) {
      return prisma.$transaction(async (tx) => {
        // Two servers that start on one empty database make one account.
        await tx.$executeRaw`lock table account in share row exclusive mode`;
        if (await tx.account.findFirst({ select: { id: true } })) return false;
        const unit =
          (await tx.orgUnit.findFirst({
            where: { parentId: null },
            orderBy: { position: 'asc' },
          })) ?? (await tx.orgUnit.create({ data: { name: unitName, kind: 'district' } }));
        const { username, name, position } = account;
        const { id } = await tx.account.create({
          data: {
            ...account,
            unitId: unit.id,
            mustChangePassword: true,
            searchText: searchableText([name, position, username, unit.name].join(' ')),
            grants: { create: { unitId: unit.id, role: 'systemAdmin' satisfies UnitRole } },
          },
        });
        await writeAudit(tx, {
          accountId: null,
          action: 'account.makeFirst',
          subject: `account:${id}`,
        });
        return true;
      });
    },
    async findByUsername(username) {
      const row = await prisma.account.findUnique({ where: { username }, include: ACCOUNT_PARTS });
      return row && toAccountRecord(row);
    },
    async find(userId) {
      const row = await prisma.account.findUnique({
        where: { id: userId },
        include: ACCOUNT_PARTS,
      });
      return row && toAccountRecord(row);
    },
    setPassword({ userId, passwordHash, keepSession, rewrap, note }) {
      return prisma.$transaction(async (tx) => {
        if (rewrap && !(await rewrapNotesKey(tx, userId, rewrap))) return 'stale-notes-key';
        await tx.account.update({
          where: { id: userId },
          data: { passwordHash, mustChangePassword: false },
        });
        const others = { accountId: userId, tokenHash: { not: keepSession } };
        const ended = await tx.session.findMany({ where: others, select: { tokenHash: true } });
        await tx.session.deleteMany({ where: others });
        await writeAudit(tx, note);
        return ended.map((session) => session.tokenHash);
      });
    },
  };
}
