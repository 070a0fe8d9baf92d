import { ProceedingsLine } from '#contract/http/proceedings.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import type { AuditNote } from '#server/services/ports/audit.ts';
import type { ProceedingsStore } from '#server/services/ports/proceedings-store.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';

const KeptLine = ProceedingsLine.omit({ isSuperseded: true });

/** Keeps proceedings in PostgreSQL. */
export function createProceedingsStore({ prisma }: Pick<Database, 'prisma'>): ProceedingsStore {
  const note = (
    meetingId: MeetingId,
    by: UserId,
    action: string,
    detail: NonNullable<AuditNote['detail']>,
  ) => ({
    accountId: by,
    action: `proceedings.${action}`,
    subject: `meeting:${meetingId}`,
    detail,
  });
  return {
    async read(meetingId) {
      const rows = await prisma.proceedingsLine.findMany({
        where: { meetingId },
        orderBy: [{ at: 'asc' }, { seq: 'asc' }, { id: 'asc' }],
      });
      const leftOut = await prisma.leftOutEvent.findMany({ where: { meetingId } });
      return {
        lines: rows.map(({ id, at, ...row }) =>
          KeptLine.parse({ ...row, lineId: id, at: at.toISOString() }),
        ),
        leftOut: leftOut.map(({ seq }) => seq),
      };
    },

    add: (meetingId, lines, by) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.proceedingsLine.createMany({
          data: lines.map(({ lineId, ...line }) => ({
            id: lineId,
            meetingId,
            authorId: by,
            ...line,
          })),
          skipDuplicates: true,
        });
        const detail = { lineIds: lines.map(({ lineId }) => lineId).join(' ') };
        if (count > 0) await writeAudit(tx, note(meetingId, by, 'write', detail));
        return count;
      }),

    change: (meetingId, lineId, { text, version }, by) =>
      prisma.$transaction(async (tx) => {
        const where = { id: lineId, meetingId };
        const { count } = await tx.proceedingsLine.updateMany({
          where: { ...where, version },
          data: { text, version: version + 1 },
        });
        if (count === 0)
          return (await tx.proceedingsLine.count({ where })) > 0 ? 'stale' : 'notFound';
        await writeAudit(tx, note(meetingId, by, 'change', { lineId }));
        return 'changed';
      }),

    remove: (meetingId, lineId, version, by) =>
      prisma.$transaction(async (tx) => {
        const where = { id: lineId, meetingId };
        const { count } = await tx.proceedingsLine.deleteMany({ where: { ...where, version } });
        if (count === 0)
          return (await tx.proceedingsLine.count({ where })) > 0 ? 'stale' : 'notFound';
        await writeAudit(tx, note(meetingId, by, 'remove', { lineId }));
        return 'removed';
      }),

    leaveOut: (meetingId, seq, by) =>
      prisma.$transaction(async (tx) => {
        const data = [{ meetingId, seq }];
        const { count } = await tx.leftOutEvent.createMany({ data, skipDuplicates: true });
        if (count > 0) await writeAudit(tx, note(meetingId, by, 'leaveOut', { seq }));
      }),

    bringBack: (meetingId, by) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.leftOutEvent.deleteMany({ where: { meetingId } });
        if (count > 0) await writeAudit(tx, note(meetingId, by, 'bringBack', { count }));
      }),
  };
}
