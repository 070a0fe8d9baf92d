import type { Attendee, MeetingInfo } from '#contract/http/meetings.ts';
import type { MeetingId } from '#contract/ids.ts';
import { SEE_NO_CONTENT } from '#contract/roles.ts';
import type { MeetingStore } from '#server/services/ports/meetings.ts';
import { writeAudit } from './audit.ts';
import type { Database, Transaction } from './database.ts';
import { keepJoinCode } from './join-code-rows.ts';
import { PREPARED_PARTS, toPreparedMeeting } from './prepared-meeting-rows.ts';

/** Prepared meetings in PostgreSQL. */
export function createMeetingStore({ prisma }: Pick<Database, 'prisma'>): MeetingStore {
  return {
    async load(meetingId) {
      const row = await prisma.meeting.findUnique({
        where: { id: meetingId },
        include: PREPARED_PARTS,
      });
      if (!row) return null;
      const leads = await prisma.account.findMany({
        where: { id: { in: [row.chairId, row.secretaryId] } },
        include: { unit: true },
      });
      return toPreparedMeeting(row, leads);
    },
    async firstMissing({ personIds = [], siteIds = [], unitIds = [], typeIds = [] }) {
      const among = (ids: readonly string[]) => ({ id: { in: [...new Set(ids)] } });
      const isShort = (ids: readonly string[], found: number) => new Set(ids).size !== found;
      const seesContent = {
        OR: [
          { grants: { none: {} } },
          { grants: { some: { role: { notIn: [...SEE_NO_CONTENT] } } } },
        ],
      };
      const persons = { ...among(personIds), kind: 'person', lockedAt: null, ...seesContent };
      if (isShort(personIds, await prisma.account.count({ where: persons }))) return 'person';
      if (isShort(siteIds, await prisma.site.count({ where: among(siteIds) }))) return 'site';
      if (isShort(unitIds, await prisma.orgUnit.count({ where: among(unitIds) }))) return 'unit';
      const types = await prisma.meetingType.count({ where: among(typeIds) });
      return isShort(typeIds, types) ? 'meeting-type' : null;
    },
    create({ meetingId, unitId, createdById, info, searchText }, note) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.meeting.createMany({
          data: { id: meetingId, unitId, createdById, searchText, ...columnsOf(info) },
          skipDuplicates: true,
        });
        if (count === 0) return false;
        await writeSites(tx, meetingId, info);
        await writeAudit(tx, note);
        return true;
      });
    },
    update({ meetingId, version, info, searchText }, note) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.meeting.updateMany({
          where: { id: meetingId, version, phase: { not: 'ended' } },
          data: { ...columnsOf(info), searchText, version: { increment: 1 } },
        });
        if (count === 0) return false;
        await tx.meetingSite.deleteMany({ where: { meetingId } });
        await writeSites(tx, meetingId, info);
        await writeAudit(tx, note);
        return true;
      });
    },
    setAttendees({ meetingId, version, attendees }, note) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.meeting.updateMany({
          where: { id: meetingId, version, phase: { not: 'ended' } },
          data: { version: { increment: 1 } },
        });
        if (count === 0) return false;
        await replaceAttendees(tx, meetingId, attendees);
        await writeAudit(tx, note);
        return true;
      });
    },
    release({ meetingId, version, at }, note) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.meeting.updateMany({
          where: { id: meetingId, version, phase: 'draft', items: { some: { removedAt: null } } },
          data: { phase: 'released', releasedAt: at, version: { increment: 1 } },
        });
        if (count > 0) {
          await keepJoinCode(tx, meetingId);
          await writeAudit(tx, note);
        }
        return count > 0;
      });
    },
    removeDraft(meetingId, note) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.meeting.deleteMany({ where: { id: meetingId, phase: 'draft' } });
        if (count > 0) await writeAudit(tx, note);
        return count > 0;
      });
    },
    async open() {
      const rows = await prisma.meeting.findMany({
        where: { phase: { in: ['released', 'running'] } },
        select: { id: true },
        orderBy: { startsAt: 'asc' },
      });
      return rows.map(({ id }) => id as MeetingId);
    },
    async namesFor(info) {
      const [type, chair] = await Promise.all([
        prisma.meetingType.findUnique({ where: { id: info.typeId } }),
        prisma.account.findUnique({ where: { id: info.chairId } }),
      ]);
      return { typeName: type?.name ?? '', chairName: chair?.name ?? '' };
    },
  };
}

function columnsOf({ siteIds: _, asksPassword, ...info }: MeetingInfo) {
  return {
    ...info,
    asksPassword: asksPassword ?? false,
    startsAt: new Date(info.startsAt),
    endsAt: new Date(info.endsAt),
  };
}

async function writeSites(tx: Transaction, meetingId: string, info: MeetingInfo): Promise<void> {
  await tx.meetingSite.createMany({
    data: [...new Set(info.siteIds)].map((siteId, position) => ({ meetingId, siteId, position })),
  });
}

/**
 * Replaces the list; a substitute stays as long as the one who is replaced is on it, or chairs or keeps the minutes. So does whom a
 * unit sends: that is the unit's to say. What the list says of these is left aside.
 */
async function replaceAttendees(
  tx: Transaction,
  meetingId: string,
  attendees: readonly Attendee[],
): Promise<void> {
  const meeting = await tx.meeting.findUniqueOrThrow({
    where: { id: meetingId },
    include: { participants: true },
  });
  const [substitutes, own] = partition(meeting.participants, (row) => row.replacesId !== null);
  const sent = own.filter((row) => row.sentById !== null);
  const othersIds = new Set([...substitutes, ...sent].map((row) => row.accountId));
  const rows: Listed[] = attendees
    .filter(({ userId }) => !othersIds.has(userId))
    .map(({ userId, role, siteId, isDeputy }) => ({
      accountId: userId,
      roles: [role, ...(isDeputy ? ['deputyChair'] : [])],
      siteId,
      sentById: null,
    }));
  for (const { accountId, roles, siteId, sentById } of sent.toSorted(byPosition))
    rows.push({ accountId, roles, siteId, sentById });
  const positions = new Map(rows.map((row, position) => [row.accountId, position]));
  const leads = [meeting.chairId, meeting.secretaryId];
  const staying = substitutes.flatMap(({ replacesId, ...row }) => {
    const position =
      positions.get(replacesId ?? '') ?? (leads.includes(replacesId ?? '') ? 0 : null);
    return position === null ? [] : [{ ...row, replacesId, position }];
  });
  await tx.participation.deleteMany({ where: { meetingId } });
  await tx.participation.createMany({
    data: [...rows.map((row, position) => ({ ...row, meetingId, position })), ...staying],
  });
}

type Listed = {
  accountId: string;
  roles: string[];
  siteId: string | null;
  sentById: string | null;
};

const byPosition = (a: { position: number }, b: { position: number }) => a.position - b.position;

function partition<T>(rows: readonly T[], isFirst: (row: T) => boolean): [T[], T[]] {
  return [rows.filter(isFirst), rows.filter((row) => !isFirst(row))];
}
