import { MeetingId, UserId, VersionId } from '#contract/ids.ts';
import type { ConversionQueue, ConversionResult } from '#server/services/ports/conversion-queue.ts';
import type { Database, Transaction } from './database.ts';
import { fileKindOf } from './document-rows.ts';
import type { Prisma } from './generated/client.ts';
import { toIndexedPages, writePages } from './page-index.ts';

function columnsOf(result: ConversionResult): Prisma.DocumentVersionUpdateManyMutationInput {
  switch (result.state) {
    case 'ready':
      return { ...result, problem: null };
    case 'failed':
      return { state: 'failed', problem: result.problem };
    case 'queued':
      return { state: 'queued', startedAt: null, problem: result.hindrance };
  }
}

/** Copies everybody's private notes from the version that was read before, to the pages that are still there. */
async function carryNotes(tx: Transaction, versionId: VersionId): Promise<void> {
  await tx.$executeRaw`
    insert into annotation (id, author_id, version_id, page, body, updated_at)
    select gen_random_uuid(), a.author_id, v.id, a.page, a.body, a.updated_at
    from document_version v
      join lateral (select id from document_version
        where document_id = v.document_id and number < v.number and state = 'ready'
        order by number desc limit 1) before on true
      join annotation a on a.version_id = before.id and a.page <= v.page_count
    where v.id = ${versionId}::uuid`;
}

/** Keeps the queue of conversions in the rows of the versions themselves; jobs only say when to look. */
export function createConversionQueue({ prisma }: Pick<Database, 'prisma'>): ConversionQueue {
  return {
    async take(versionId, at) {
      const [taken] = await prisma.documentVersion.updateManyAndReturn({
        where: { id: versionId, state: 'queued', document: { removedAt: null } },
        data: { state: 'converting', startedAt: at },
        select: { originalKey: true, fileKind: true },
      });
      if (!taken) return null;
      const { originalKey, fileKind } = taken;
      return { versionId, originalKey, fileKind: fileKindOf(fileKind), startedAt: at };
    },

    async settle({ versionId, startedAt }, result) {
      const pages =
        result.state === 'ready' ? await toIndexedPages(result.pageText, result.pageCount) : [];
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.documentVersion.updateMany({
          where: { id: versionId, state: 'converting', startedAt },
          data: columnsOf(result),
        });
        if (count > 0 && result.state === 'ready') {
          await carryNotes(tx, versionId);
          await writePages(tx, versionId, pages);
        }
        return count > 0;
      });
    },

    async readyIn(versionId) {
      const version = await prisma.documentVersion.findFirst({
        where: { id: versionId, state: 'ready', document: { removedAt: null } },
        select: {
          uploadedById: true,
          document: { select: { item: { select: { meetingId: true } } } },
        },
      });
      const item = version?.document.item;
      return version && item
        ? {
            meetingId: MeetingId.parse(item.meetingId),
            uploadedById: UserId.parse(version.uploadedById),
          }
        : null;
    },

    async takeUpAgain(before) {
      await prisma.documentVersion.updateMany({
        where: { state: 'converting', startedAt: { lt: before } },
        data: { state: 'queued', startedAt: null, problem: null },
      });
      const waiting = await prisma.documentVersion.findMany({
        where: { state: 'queued', uploadedAt: { lt: before }, document: { removedAt: null } },
        select: { id: true },
        orderBy: { uploadedAt: 'asc' },
      });
      return waiting.map(({ id }) => VersionId.parse(id));
    },
  };
}
