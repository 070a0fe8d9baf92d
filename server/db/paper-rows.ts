import { MeetingPhase } from '#contract/http/meetings.ts';
import { AgendaItemId, MeetingId, PaperRequestId, UnitId, UserId } from '#contract/ids.ts';
import type { PaperStage } from '#server/domain/decide-paper.ts';
import type { StoredPaper } from '#server/services/ports/papers.ts';
import {
  isOfLibrary,
  presentDocument,
  type StoredDocument,
} from '#server/services/present-document.ts';
import type { Transaction } from './database.ts';
import { documentSelection, toStoredDocuments } from './document-rows.ts';
import type { Prisma } from './generated/client.ts';

/** What is read with a request to make a stored paper of it. */
export const PAPER_PARTS = {
  unit: { select: { name: true } },
  item: {
    select: {
      title: true,
      meeting: {
        select: { id: true, title: true, phase: true, startsAt: true, secretaryId: true },
      },
    },
  },
  documents: {
    where: { removedAt: null },
    select: { ...documentSelection, requestId: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.PaperRequestInclude;

type PaperRow = Prisma.PaperRequestGetPayload<{ include: typeof PAPER_PARTS }>;

/** The stage that the columns of a request tell. */
function stageOf(row: PaperRow): PaperStage {
  const submitted = deedOf(row.submittedById, row.submittedAt);
  const decided = deedOf(row.decidedById, row.decidedAt);
  if (row.state === 'asked') return { state: 'asked' };
  if (row.state === 'submitted' && submitted)
    return { state: 'submitted', submitted, lateReason: row.lateReason };
  if (row.state === 'returned' && decided)
    return { state: 'returned', returned: decided, reason: row.returnReason ?? '' };
  if (row.state === 'approved' && submitted && decided)
    return { state: 'approved', submitted, lateReason: row.lateReason, approved: decided };
  if (row.state === 'withdrawn' && decided) return { state: 'withdrawn', withdrawn: decided };
  throw new Error(`paper ${row.id} is stored in the impossible state ${row.state}`);
}

function deedOf(by: string | null, at: Date | null) {
  return by === null || at === null ? null : { by: UserId.parse(by), at };
}

/** The columns that tell a stage; what an earlier stage said stays where this one says nothing of it. */
export function columnsOfStage(stage: PaperStage): Prisma.PaperRequestUpdateManyMutationInput {
  switch (stage.state) {
    case 'asked':
      return { state: 'asked' };
    case 'submitted':
      return {
        state: 'submitted',
        submittedById: stage.submitted.by,
        submittedAt: stage.submitted.at,
        lateReason: stage.lateReason,
      };
    case 'returned':
      return {
        state: 'returned',
        decidedById: stage.returned.by,
        decidedAt: stage.returned.at,
        returnReason: stage.reason,
      };
    case 'approved':
      return {
        state: 'approved',
        decidedById: stage.approved.by,
        decidedAt: stage.approved.at,
      };
    case 'withdrawn':
      return {
        state: 'withdrawn',
        decidedById: stage.withdrawn.by,
        decidedAt: stage.withdrawn.at,
      };
  }
}

/** Turns rows into stored papers, with their documents and the names of who did something. */
export async function toStoredPapers(
  db: Transaction,
  rows: readonly PaperRow[],
): Promise<StoredPaper[]> {
  const stored = await toStoredDocuments(
    db,
    rows.flatMap(({ documents }) => documents),
  );
  const documents = new Map<string, StoredDocument>();
  for (const document of stored)
    if (!isOfLibrary(document)) documents.set(document.documentId, document);
  const accounts = await db.account.findMany({
    where: {
      id: {
        in: rows.flatMap((row) => [row.submittedById, row.decidedById]).filter((id) => id !== null),
      },
    },
    select: { id: true, name: true },
  });
  const names = new Map(accounts.map(({ id, name }) => [UserId.parse(id), name]));
  return rows.map((row) => ({
    requestId: PaperRequestId.parse(row.id),
    version: row.version,
    meetingId: MeetingId.parse(row.item.meeting.id),
    meetingTitle: row.item.meeting.title,
    phase: MeetingPhase.parse(row.item.meeting.phase),
    startsAt: row.item.meeting.startsAt,
    secretaryId: UserId.parse(row.item.meeting.secretaryId),
    itemId: AgendaItemId.parse(row.itemId),
    itemTitle: row.item.title,
    unitId: UnitId.parse(row.unitId),
    unitName: row.unit.name,
    title: row.title,
    note: row.note,
    askedById: UserId.parse(row.askedById),
    askedAt: row.askedAt,
    dueAt: row.dueAt,
    remindedAt: row.remindedAt,
    stage: stageOf(row),
    documents: row.documents.flatMap(({ id }) => {
      const document = documents.get(id);
      return document ? [presentDocument(document, { toPreparer: false, toUnit: true })] : [];
    }),
    names,
  }));
}
