import {
  ChangeReport,
  ComparisonProblem,
  PageWords,
  type VersionChanges,
  WordRun,
} from '#contract/http/versions.ts';
import { VersionId } from '#contract/ids.ts';
import type { ComparisonStore, VersionPair } from '#server/services/ports/comparison-store.ts';
import type { Database, Transaction } from './database.ts';
import { namesOfUploaders, progressOf, versionSelection } from './document-rows.ts';

const keyOf = ({ since, versionId }: VersionPair) => ({
  oldVersionId: since,
  newVersionId: versionId,
});

/** Writes the words of a version that was compared for the first time; the JSON goes through as text. */
async function writeWords(tx: Transaction, versionId: VersionId, pages: string[]): Promise<void> {
  const json = `[${pages.filter((page) => page !== '').join(',')}]`;
  await tx.$executeRaw`
    insert into page_words (version_id, page, width_pt, height_pt, words)
    select ${versionId}::uuid, page, "widthPt", "heightPt", words
    from jsonb_to_recordset(${json}::jsonb)
      as read (page int, "widthPt" float, "heightPt" float, words jsonb)
    on conflict do nothing`;
}

/** Keeps comparisons of versions in PostgreSQL. */
export function createComparisonStore({ prisma }: Pick<Database, 'prisma'>): ComparisonStore {
  return {
    async versionsOf(documentId, accountId) {
      const rows = await prisma.documentVersion.findMany({
        where: { documentId },
        select: {
          ...versionSelection,
          number: true,
          openings: { where: { accountId }, select: { lastAt: true } },
        },
        orderBy: { number: 'desc' },
      });
      const names = await namesOfUploaders(prisma, rows);
      return rows.map((row) => ({
        versionId: VersionId.parse(row.id),
        number: row.number,
        fileName: row.fileName,
        sizeBytes: row.sizeBytes,
        uploadedAt: row.uploadedAt,
        uploadedBy: names.get(row.uploadedById) ?? '',
        progress: progressOf(row, []),
        openedAt: row.openings[0]?.lastAt ?? null,
      }));
    },

    async standingOf({ since, versionId }) {
      const rows = await prisma.documentVersion.findMany({
        where: { id: { in: [since, versionId] }, document: { removedAt: null } },
        select: { id: true, documentId: true, number: true, state: true },
      });
      const [old, fresh] = [since, versionId].map((id) => rows.find((row) => row.id === id));
      if (!old || !fresh || old.documentId !== fresh.documentId || old.number >= fresh.number)
        return 'no-pair';
      return old.state === 'ready' && fresh.state === 'ready' ? 'ready' : 'not-ready';
    },

    async readyBefore(versionId) {
      const [before] = await prisma.$queryRaw<{ id: string }[]>`
        select before.id from document_version v
          join document_version before
            on before.document_id = v.document_id and before.number < v.number and before.state = 'ready'
        where v.id = ${versionId}::uuid order by before.number desc limit 1`;
      return before ? VersionId.parse(before.id) : null;
    },

    async request(pair, requestedAt, lostBefore) {
      const { count } = await prisma.versionComparison.createMany({
        data: { ...keyOf(pair), requestedAt },
        skipDuplicates: true,
      });
      if (count > 0) return true;
      const again = await prisma.versionComparison.updateMany({
        where: { ...keyOf(pair), state: 'queued', requestedAt: { lt: lostBefore } },
        data: { requestedAt },
      });
      return again.count > 0;
    },

    async waiting(pair) {
      const row = await prisma.versionComparison.findFirst({
        where: { ...keyOf(pair), state: 'queued' },
        select: {
          oldVersion: { select: { pdfKey: true } },
          newVersion: { select: { pdfKey: true } },
        },
      });
      const [oldPdfKey, newPdfKey] = [row?.oldVersion.pdfKey, row?.newVersion.pdfKey];
      return oldPdfKey && newPdfKey ? { oldPdfKey, newPdfKey } : null;
    },

    async settle(pair, outcome) {
      const where = { ...keyOf(pair), state: 'queued' };
      if ('problem' in outcome) {
        const { problem } = outcome;
        await prisma.versionComparison.updateMany({ where, data: { state: 'failed', problem } });
        return;
      }
      const { report, links, oldPages, newPages } = outcome.compared;
      await prisma.$transaction(async (tx) => {
        await writeWords(tx, pair.since, oldPages);
        await writeWords(tx, pair.versionId, newPages);
        await tx.$executeRaw`
          update version_comparison set state = 'ready', report = ${report}::jsonb, links = ${links}::jsonb
          where old_version_id = ${pair.since}::uuid and new_version_id = ${pair.versionId}::uuid`;
      });
    },

    async find(pair): Promise<VersionChanges | null> {
      const row = await prisma.versionComparison.findFirst({
        where: keyOf(pair),
        select: { state: true, problem: true, report: true },
      });
      switch (row?.state) {
        case undefined:
          return null;
        case 'ready':
          return { state: 'ready', report: ChangeReport.parse(row.report) };
        case 'failed':
          return { state: 'failed', problem: ComparisonProblem.parse(row.problem) };
        default:
          return { state: 'comparing' };
      }
    },

    async found(pair) {
      const row = await prisma.versionComparison.findFirst({
        where: { ...keyOf(pair), state: 'ready' },
        select: { report: true, links: true },
      });
      return (
        row && {
          report: ChangeReport.parse(row.report),
          links: WordRun.array().array().parse(row.links),
        }
      );
    },

    async words(versionId, pages) {
      const rows = await prisma.pageWords.findMany({
        where: { versionId, page: { in: [...pages] } },
        select: { page: true, widthPt: true, heightPt: true, words: true },
        orderBy: { page: 'asc' },
      });
      return PageWords.array().parse(rows);
    },
  };
}
