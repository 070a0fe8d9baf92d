import { MeetingId, UserId, VersionId } from '#contract/ids.ts';
import type { AuditNote } from '#server/services/ports/audit.ts';
import type { ConversionQueue, ConversionResult } from '#server/services/ports/conversion-queue.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';
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

function isSecret(result: ConversionResult): boolean {
  return result.state === 'failed' && result.problem === 'state-secret';
}

// Nothing of the paper itself is written down, its name neither. The system refuses, for whoever sent it.
function refusalOf(versionId: VersionId): AuditNote {
  const detail = { reason: 'state-secret', found: 'content' };
  return { accountId: null, action: 'document.refuse', subject: `version:${versionId}`, detail };
}

/** Keeps the queue of conversions in the rows of the versions themselves; jobs only say when to look. */
export function createConversionQueue({ prisma }: Pick<Database, 'prisma'>): ConversionQueue {
  return {
    async take(versionId, at) {
      const [taken] = await prisma.documentVersion.updateManyAndReturn({
        where: { id: versionId, state: 'queued', document: { removedAt: null } },
        data: { state: 'converting', startedAt: at, attempts: { increment: 1 } },
        select: { originalKey: true, fileKind: true, attempts: true },
      });
      if (!taken) return null;
      const { originalKey, attempts: attempt } = taken;
      const fileKind = fileKindOf(taken.fileKind);
      return { versionId, originalKey, fileKind, startedAt: at, attempt };
    },

    async settle({ versionId, startedAt }, result) {
      const pages =
        result.state === 'ready' ? await toIndexedPages(result.pageText, result.pageCount) : [];
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.documentVersion.updateMany({
          where: { id: versionId, state: 'converting', startedAt },
          data: columnsOf(result),
        });
        if (count === 0) return false;
        if (result.state === 'ready') await writePages(tx, versionId, pages);
        if (isSecret(result)) await writeAudit(tx, refusalOf(versionId));
        return true;
      });
    },

    async refusedOriginals() {
      const rows = await prisma.$queryRaw<{ key: string }[]>`
        select original_key as key from document_version group by original_key
        having bool_and(state = 'failed' and problem = 'state-secret')`;
      return rows.map(({ key }) => key);
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
