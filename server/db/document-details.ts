import type { DocumentDetails, ShownDetails } from '#contract/http/document-details.ts';
import { DocumentKindId, UnitId } from '#contract/ids.ts';
import { searchableText } from '#server/domain/search-text.ts';
import type { DocumentDetailsStore } from '#server/services/ports/document-details.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { holdHeldPaperOpen } from './hold-paper.ts';
import { writeHeading } from './page-index.ts';

/** What is read of a document's details. */
export const detailsSelection = {
  kindId: true,
  docNumber: true,
  datedOn: true,
  agencyUnitId: true,
  agencyName: true,
  abstract: true,
  kind: { select: { name: true } },
  agencyUnit: { select: { name: true } },
} satisfies Prisma.MeetingDocumentSelect;

type DetailsRow = Prisma.MeetingDocumentGetPayload<{ select: typeof detailsSelection }>;

/** Turns a row into details; null when nothing is noted. */
export function detailsOf(row: DetailsRow): ShownDetails | null {
  const details: ShownDetails = {
    kindId: row.kindId === null ? null : DocumentKindId.parse(row.kindId),
    kindName: row.kind?.name ?? null,
    docNumber: row.docNumber,
    datedOn: row.datedOn?.toISOString().slice(0, 10) ?? null,
    agency: agencyOf(row),
    agencyName: row.agencyUnit?.name ?? row.agencyName,
    abstract: row.abstract,
  };
  return Object.values(details).some((value) => value !== null) ? details : null;
}

function agencyOf({ agencyUnitId, agencyName }: DetailsRow): DocumentDetails['agency'] {
  if (agencyUnitId !== null) return { from: 'unit', unitId: UnitId.parse(agencyUnitId) };
  return agencyName === null ? null : { from: 'elsewhere', name: agencyName };
}

/** The columns of details. */
export function detailsColumns({ kindId, docNumber, datedOn, agency, abstract }: DocumentDetails) {
  return {
    kindId,
    docNumber,
    datedOn: datedOn === null ? null : new Date(`${datedOn}T00:00:00Z`),
    agencyUnitId: agency?.from === 'unit' ? agency.unitId : null,
    agencyName: agency?.from === 'elsewhere' ? agency.name : null,
    abstract,
  };
}

/** What a document is found by: its title, its number and its abstract. */
export function documentSearchText(document: {
  title: string;
  docNumber?: string | null;
  abstract?: string | null;
}): string {
  const { title, docNumber, abstract } = document;
  return searchableText([title, docNumber, abstract].filter(Boolean).join(' '));
}

/** Keeps details in PostgreSQL. */
export function createDocumentDetailsStore({
  prisma,
}: Pick<Database, 'prisma'>): DocumentDetailsStore {
  return {
    async kinds() {
      const rows = await prisma.documentKind.findMany({
        orderBy: [{ position: 'asc' }, { name: 'asc' }],
      });
      return rows.map(({ id, name }) => ({ kindId: DocumentKindId.parse(id), name }));
    },

    async firstMissing({ kindId, agency }) {
      if (kindId !== null && (await prisma.documentKind.count({ where: { id: kindId } })) === 0)
        return 'document-kind';
      if (agency?.from !== 'unit') return null;
      return (await prisma.orgUnit.count({ where: { id: agency.unitId } })) === 0 ? 'unit' : null;
    },

    describe({ documentId: id, version, title, details }, by) {
      return prisma.$transaction(async (tx) => {
        await holdHeldPaperOpen(tx, id);
        const [described] = await tx.meetingDocument.updateManyAndReturn({
          where: { id, version, removedAt: null },
          data: {
            ...(title !== undefined && { title }),
            ...(details && detailsColumns(details)),
            version: { increment: 1 },
          },
          select: { title: true, docNumber: true, abstract: true },
        });
        if (!described) return false;
        const searchText = documentSearchText(described);
        await tx.meetingDocument.update({ where: { id }, data: { searchText } });
        await writeHeading(tx, id);
        const action = 'document.describe';
        await writeAudit(tx, { accountId: by, action, subject: `document:${id}` });
        return true;
      });
    },

    async firstPageOf(documentId) {
      const version = await prisma.documentVersion.findFirst({
        where: { documentId, document: { removedAt: null } },
        select: { fileName: true, pageText: true },
        orderBy: { number: 'desc' },
      });
      return (
        version && {
          fileName: version.fileName,
          firstPage: version.pageText?.split('\f')[0] ?? null,
        }
      );
    },
  };
}
