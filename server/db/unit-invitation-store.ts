import type { MeetingId } from '#contract/ids.ts';
import { SENDERS } from '#server/domain/permissions.ts';
import type { Candidate } from '#server/domain/unit-places.ts';
import type {
  InvitationTrail,
  StoredUnitInvitation,
  UnitInvitationStore,
} from '#server/services/ports/unit-invitations.ts';
import { writeAudit } from './audit.ts';
import type { Database, Transaction } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { writeAnswers } from './invitation-store.ts';
import { writeNotice } from './notifications.ts';
import { SEES_CONTENT, TAKES_PART, withUnitsBelow } from './people-sql.ts';
import { INVITATION_PARTS, toStoredInvitation } from './unit-invitation-rows.ts';
import { holdersIn, unitNames, unitsHeldBy } from './unit-people.ts';

const NAMED = `${withUnitsBelow('$2')}
select a.id as "userId", a.kind = 'person' and a.unit_id in (select id from below) and ${SEES_CONTENT} as "isOfUnit",
  a.locked_at is not null as "isLocked",
  ${TAKES_PART} as "takesPart"
from account a where a.id = any($3::uuid[])`;

/** Invitations of units in PostgreSQL; whom a unit sends is a participation that names the invitation. */
export function createUnitInvitationStore({
  pool,
  prisma,
}: Pick<Database, 'pool' | 'prisma'>): UnitInvitationStore {
  async function read(
    where: Prisma.UnitInvitationWhereInput,
    orderBy: Prisma.UnitInvitationOrderByWithRelationInput[],
  ): Promise<StoredUnitInvitation[]> {
    const rows = await prisma.unitInvitation.findMany({
      where,
      include: INVITATION_PARTS,
      orderBy: [...orderBy, { invitedAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(toStoredInvitation);
  }

  return {
    find: async (id) => (await read({ id }, []))[0] ?? null,
    ofUnits: (unitIds) =>
      read({ unitId: { in: [...unitIds] }, meeting: { phase: { not: 'ended' } } }, [
        { meeting: { startsAt: 'asc' } },
      ]),
    unitsOf: (accountId) => unitsHeldBy(prisma, accountId, SENDERS),
    sendersOf: (unitId) => holdersIn(prisma, unitId, SENDERS),
    unitNames: (unitIds) => unitNames(prisma, unitIds),
    async named({ meetingId, unitId }, userIds) {
      const { rows } = await pool.query<Candidate>(NAMED, [meetingId, unitId, userIds]);
      return rows;
    },
    invite: (meetingId, invitations) =>
      prisma.$transaction(async (tx) => {
        await raiseVersion(tx, meetingId);
        for (const { invitation, trail } of invitations) {
          const { invitationId: id, ...columns } = invitation;
          await tx.unitInvitation.create({
            data: { id, meetingId, ...columns, invitedAt: trail.at },
          });
          await leaveTrail(tx, trail);
        }
      }),
    change: ({ invitationId: id, meetingId, version, text, roleOfSubstitutes }, trail) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.unitInvitation.updateMany({
          where: { id, version },
          data: { ...text, version: { increment: 1 } },
        });
        if (count === 0) return false;
        const { role, siteId } = text;
        const sent = await tx.participation.findMany({ where: { sentById: id } });
        await tx.participation.updateMany({
          where: { sentById: id },
          data: { roles: [role], siteId },
        });
        if (roleOfSubstitutes)
          await tx.participation.updateMany({
            where: { meetingId, replacesId: { in: sent.map(({ accountId }) => accountId) } },
            data: { roles: [roleOfSubstitutes], siteId },
          });
        await raiseVersion(tx, meetingId);
        await leaveTrail(tx, trail);
        return true;
      }),
    withdraw: ({ invitationId: id, meetingId, version, ends }, trail) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.unitInvitation.deleteMany({ where: { id, version } });
        if (count === 0) return false;
        await writeAnswers(tx, meetingId, ends, trail.at);
        await raiseVersion(tx, meetingId);
        await leaveTrail(tx, trail);
        return true;
      }),
    send: ({ invitation, version, added, removed, ends }, trail) =>
      prisma.$transaction(async (tx) => {
        const { invitationId: id, meetingId, role, siteId } = invitation;
        const { count } = await tx.unitInvitation.updateMany({
          where: { id, version },
          data: { version: { increment: 1 } },
        });
        if (count === 0) return false;
        await writeAnswers(tx, meetingId, ends, trail.at);
        await tx.participation.deleteMany({
          where: { sentById: id, accountId: { in: [...removed] } },
        });
        const { _max: last } = await tx.participation.aggregate({
          where: { meetingId },
          _max: { position: true },
        });
        const first = (last.position ?? -1) + 1;
        await tx.participation.createMany({
          data: added.map((accountId, index) => ({
            meetingId,
            accountId,
            roles: [role],
            siteId,
            position: first + index,
            sentById: id,
          })),
        });
        await leaveTrail(tx, trail);
        return true;
      }),
    remind: ({ invitationId: id, notSince }, trail) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.unitInvitation.updateMany({
          where: { id, OR: [{ remindedAt: null }, { remindedAt: { lt: notSince } }] },
          data: { remindedAt: trail.at },
        });
        if (count === 0) return false;
        await leaveTrail(tx, trail);
        return true;
      }),
  };
}

/** A unit more or less is looked at once more before the release, as an item of the agenda is. */
async function raiseVersion(tx: Transaction, id: MeetingId): Promise<void> {
  await tx.meeting.updateMany({ where: { id }, data: { version: { increment: 1 } } });
}

async function leaveTrail(tx: Transaction, { at, note, notices }: InvitationTrail): Promise<void> {
  await writeAudit(tx, note);
  for (const notice of notices) await writeNotice(tx, notice, at);
}
