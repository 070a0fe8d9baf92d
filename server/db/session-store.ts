import type {
  SessionHolder,
  SessionRecord,
  SessionStore,
} from '#server/services/ports/sessions.ts';
import { askTogether } from './ask-together.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';

const FIND = `
select s.token_hash as "tokenHash", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
  s.device_id as "siteDeviceId", d.revoked_at is not null as "isRevoked", a.id as "userId", a.kind, a.name,
  a.unit_id as "unitId", a.site_id as "siteId",
  a.locked_at is not null or (a.kind = 'guest' and not exists (select 1 from meeting_guest i join meeting m on m.id = i.meeting_id
    where i.account_id = a.id and i.state = 'admitted' and m.phase <> 'ended')) as "isLocked",
  a.must_change_password as "mustChangePassword",
  coalesce((select jsonb_agg(jsonb_build_object('unitId', g.unit_id, 'role', g.role))
    from role_grant g where g.account_id = a.id), '[]') as roles
from session s join account a on a.id = s.account_id left join site_device d on d.id = s.device_id
where s.token_hash = any($1::text[])`;

/** Sessions in PostgreSQL, by the hash of their token. Finding one is a single round trip at most, since every request does it. */
export function createSessionStore({
  pool,
  prisma,
}: Pick<Database, 'pool' | 'prisma'>): SessionStore {
  const find = askTogether(async (hashes: readonly string[]) => {
    const { rows } = await pool.query<SessionHolder & Omit<SessionRecord, 'account'>>({
      name: 'find-sessions',
      text: FIND,
      values: [hashes],
    });
    const found = new Map(
      rows.map(
        ({
          userId,
          kind,
          name,
          unitId,
          siteId,
          isLocked,
          mustChangePassword,
          roles,
          ...session
        }) => {
          const account = {
            userId,
            kind,
            name,
            unitId,
            siteId,
            isLocked,
            mustChangePassword,
            roles,
          };
          return [session.tokenHash, { ...session, account }];
        },
      ),
    );
    return hashes.map((hash) => found.get(hash) ?? null);
  });
  return {
    async add(session, note) {
      await prisma.$transaction(async (tx) => {
        const { userId, siteDeviceId, createdAt, ...rest } = session;
        await tx.session.create({
          data: {
            ...rest,
            accountId: userId,
            deviceId: siteDeviceId,
            createdAt,
            lastSeenAt: createdAt,
          },
        });
        await writeAudit(tx, note);
      });
    },
    find,
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
