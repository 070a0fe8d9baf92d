import { DeviceRequest } from '#contract/device-report.ts';
import type { SiteDeviceId } from '#contract/ids.ts';
import type { SiteDeviceStore, SiteStanding } from '#server/services/ports/site-devices.ts';
import { writeAudit } from './audit.ts';
import type { Database, Transaction } from './database.ts';
import { DEVICES, type DeviceRow, STANDINGS, toDeviceRecord } from './site-device-rows.ts';

/** The machines of rooms in PostgreSQL. */
export function createSiteDeviceStore({
  pool,
  prisma,
}: Pick<Database, 'pool' | 'prisma'>): SiteDeviceStore {
  async function one(condition: string, value: string) {
    const { rows } = await pool.query<DeviceRow>(`${DEVICES} and ${condition}`, [value]);
    return rows[0] ? toDeviceRecord(rows[0]) : null;
  }

  return {
    async addPairing(pairing) {
      await prisma.devicePairing.deleteMany({ where: { expiresAt: { lte: pairing.askedAt } } });
      await prisma.devicePairing.create({ data: pairing });
    },
    findPairing: (by, now) =>
      prisma.devicePairing.findFirst({ where: { ...by, expiresAt: { gt: now } } }),
    confirm: (change, note) =>
      prisma.$transaction(async (tx) => {
        const { codeHash, accountId, at, replaces, by, ...device } = change;
        // Two who confirm for one site at once: the second finds the machine of the first.
        await tx.$queryRaw`select id from account where id = ${accountId}::uuid for update`;
        const present = await tx.siteDevice.findFirst({ where: { accountId, revokedAt: null } });
        if (present && present.id !== replaces) return 'taken';
        const asking = await tx.devicePairing.findFirst({
          where: { codeHash, expiresAt: { gt: at } },
        });
        const used = await tx.devicePairing.deleteMany({ where: { codeHash } });
        if (!asking || used.count === 0) return 'gone';
        const ended = present ? await end(tx, present.id as SiteDeviceId, at) : [];
        const { tokenHash, address, userAgent } = asking;
        await tx.siteDevice.create({
          data: {
            id: device.siteDeviceId,
            name: device.name,
            accountId,
            tokenHash,
            address,
            userAgent,
            pairedAt: at,
            pairedById: by,
          },
        });
        await writeAudit(tx, note);
        return { ended };
      }),
    findByToken: (tokenHash) => one('d.token_hash = $1', tokenHash),
    find: (siteDeviceId) => one('d.id = $1', siteDeviceId),
    async listOf(siteIds) {
      const text = `${DEVICES} and s.id = any($1::uuid[]) order by s.is_central desc, s.position, s.name`;
      const { rows } = await pool.query<DeviceRow>(text, [siteIds]);
      return rows.map(toDeviceRecord);
    },
    async standings(userId) {
      return (await pool.query<SiteStanding>(STANDINGS, [userId, null])).rows;
    },
    async standingOf(userId, siteId) {
      const { rows } = await pool.query<SiteStanding>(STANDINGS, [userId, siteId]);
      return rows[0] ?? null;
    },
    async see(siteDeviceId, { at, address, report }) {
      await prisma.siteDevice.updateMany({
        where: { id: siteDeviceId },
        data: { lastSeenAt: at, address, ...(report && { report }) },
      });
    },
    async rename(siteDeviceId, name, note) {
      await prisma.$transaction(async (tx) => {
        await tx.siteDevice.update({ where: { id: siteDeviceId }, data: { name } });
        await writeAudit(tx, note);
      });
    },
    revoke: (siteDeviceId, at, note) =>
      prisma.$transaction(async (tx) => {
        const present = await tx.siteDevice.findFirst({
          where: { id: siteDeviceId, revokedAt: null },
        });
        if (!present) return null;
        await writeAudit(tx, note);
        return end(tx, siteDeviceId, at);
      }),
    async watch(siteDeviceId, watchedById, watchedAt, note) {
      await prisma.$transaction(async (tx) => {
        await tx.siteDevice.update({
          where: { id: siteDeviceId },
          data: { watchedAt, watchedById },
        });
        if (note) await writeAudit(tx, note);
      });
    },
    async ask(deviceId, request, askedAt, note) {
      await prisma.$transaction(async (tx) => {
        await tx.deviceRequest.create({ data: { deviceId, request, askedAt } });
        await writeAudit(tx, note);
      });
    },
    async takeRequests(siteDeviceId, since) {
      const { rows } = await pool.query<{ id: string; request: unknown; askedAt: Date }>(
        'delete from device_request where device_id = $1 returning id, request, asked_at as "askedAt"',
        [siteDeviceId],
      );
      return rows
        .filter(({ askedAt }) => askedAt > since)
        .sort((a, b) => Number(a.id) - Number(b.id))
        .map(({ request }) => DeviceRequest.parse(request));
    },
  };
}

/** Takes the token's right, ends the machine's sessions and forgets what was asked of it; the hashes of the sessions. */
async function end(tx: Transaction, deviceId: SiteDeviceId, at: Date): Promise<string[]> {
  await tx.siteDevice.update({ where: { id: deviceId }, data: { revokedAt: at } });
  await tx.deviceRequest.deleteMany({ where: { deviceId } });
  const sessions = await tx.session.findMany({
    where: { deviceId },
    select: { tokenHash: true },
  });
  await tx.session.deleteMany({ where: { deviceId } });
  return sessions.map(({ tokenHash }) => tokenHash);
}
