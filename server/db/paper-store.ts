import { refuse } from '#contract/errors.ts';
import { MeetingPhase } from '#contract/http/meetings.ts';
import { MeetingId, UnitId } from '#contract/ids.ts';
import { PREPARERS } from '#server/domain/permissions.ts';
import type { PaperStore, StoredPaper } from '#server/services/ports/papers.ts';
import { writeAudit } from './audit.ts';
import type { Database, Transaction } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { writeNotice } from './notifications.ts';
import { columnsOfStage, PAPER_PARTS, toStoredPapers } from './paper-rows.ts';
import { holdersIn, unitNames, unitsHeldBy } from './unit-people.ts';

const UNDECIDED = ['asked', 'submitted', 'returned'];

/** Papers that units are asked for, in PostgreSQL. */
export function createPaperStore({ prisma }: Pick<Database, 'prisma'>): PaperStore {
  async function papers(
    where: Omit<Prisma.PaperRequestWhereInput, 'item'> & { item?: Prisma.AgendaItemWhereInput },
    orderBy: Prisma.PaperRequestOrderByWithRelationInput[],
  ): Promise<StoredPaper[]> {
    const rows = await prisma.paperRequest.findMany({
      where: { ...where, item: { ...where.item, removedAt: null } },
      include: PAPER_PARTS,
      orderBy: [...orderBy, { askedAt: 'asc' }, { id: 'asc' }],
    });
    return toStoredPapers(prisma, rows);
  }
  const notOver = { meeting: { phase: { not: 'ended' } } };

  return {
    find: async (id) => (await papers({ id }, []))[0] ?? null,
    ofMeeting: (meetingId) => papers({ item: { meetingId } }, [{ item: { position: 'asc' } }]),
    ofUnits: (unitIds) =>
      papers({ unitId: { in: [...unitIds] }, state: { not: 'withdrawn' }, item: notOver }, [
        { dueAt: 'asc' },
      ]),
    openIn: (meetingIds) =>
      papers(
        {
          state: { in: UNDECIDED },
          item: { meetingId: { in: [...meetingIds] }, ...notOver },
        },
        [{ dueAt: 'asc' }],
      ),
    async findItem(itemId) {
      const row = await prisma.agendaItem.findFirst({
        where: { id: itemId, removedAt: null },
        select: { meeting: { select: { id: true, title: true, phase: true } } },
      });
      if (!row) return null;
      const { id, title, phase } = row.meeting;
      return {
        meetingId: MeetingId.parse(id),
        meetingTitle: title,
        phase: MeetingPhase.parse(phase),
      };
    },
    unitNames: (unitIds) => unitNames(prisma, unitIds),
    preparersOf: (unitId) => holdersIn(prisma, unitId, PREPARERS),
    unitsOf: (accountId) => unitsHeldBy(prisma, accountId, PREPARERS),
    async askedOn(itemId, unitIds) {
      const rows = await prisma.paperRequest.findMany({
        where: { itemId, unitId: { in: [...unitIds] }, state: { in: UNDECIDED } },
        select: { unitId: true },
      });
      return rows.map(({ unitId }) => UnitId.parse(unitId));
    },
    add: (asked) =>
      prisma.$transaction(async (tx) => {
        for (const { paper, trail } of asked) {
          const { requestId: id, askedBy: askedById, ...columns } = paper;
          const { count } = await tx.paperRequest.createMany({
            data: { id, askedById, ...columns },
            skipDuplicates: true,
          });
          // Somebody else was quicker: none of the units is asked.
          if (count === 0) throw refuse('CONFLICT', 'unit-asked-twice');
          await writeAudit(tx, trail.note);
          await writeNotice(tx, trail.notice, paper.askedAt);
        }
      }),
    move({ requestId: id, version, documentIds, stage, at }, trail) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.paperRequest.updateMany({
          where: { id, version },
          data: { ...columnsOfStage(stage), version: { increment: 1 } },
        });
        if (count === 0) return false;
        await requireSameDocuments(tx, id, documentIds);
        if (stage.state === 'approved') {
          await tx.meetingDocument.updateMany({
            where: { requestId: id },
            data: {
              isHeld: false,
              lateReason: stage.lateReason,
              lateAt: stage.lateReason === null ? null : stage.submitted.at,
            },
          });
        }
        if (stage.state === 'withdrawn')
          await tx.meetingDocument.updateMany({
            where: { requestId: id, removedAt: null },
            data: { removedAt: at },
          });
        await writeAudit(tx, trail.note);
        await writeNotice(tx, trail.notice, at);
        return true;
      });
    },
    remind({ requestId: id, at, notSince }, trail) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.paperRequest.updateMany({
          where: { id, OR: [{ remindedAt: null }, { remindedAt: { lt: notSince } }] },
          data: { remindedAt: at },
        });
        if (count === 0) return false;
        await writeAudit(tx, trail.note);
        await writeNotice(tx, trail.notice, at);
        return true;
      });
    },
  };
}

/** A file that came or went since it was decided rolls the decision back: what is submitted or approved is what was seen. */
async function requireSameDocuments(
  tx: Transaction,
  requestId: string,
  documentIds: readonly string[],
): Promise<void> {
  const there = await tx.meetingDocument.findMany({
    where: { requestId, removedAt: null },
    select: { id: true },
  });
  const isSame =
    there.length === documentIds.length && there.every(({ id }) => documentIds.includes(id));
  if (!isSame) throw refuse('CONFLICT', 'paper-changed');
}
