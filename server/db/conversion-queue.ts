import { MeetingId, UserId, VersionId } from '#contract/ids.ts';
import type { ConversionQueue, ConversionResult } from '#server/services/ports/conversion-queue.ts';
import type { Database } from './database.ts';
import { fileKindOf } from './document-rows.ts';
import type { Prisma } from './generated/client.ts';

function columnsOf(result: ConversionResult): Prisma.DocumentVersionUpdateManyMutationInput {
  switch (result.state) {
    case 'ready':
      return { ...result, problem: null };
    case 'failed':
      return { state: 'failed', problem: result.problem };
    case 'queued':
      return { state: 'queued', startedAt: null };
  }
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
      const { count } = await prisma.documentVersion.updateMany({
        where: { id: versionId, state: 'converting', startedAt },
        data: columnsOf(result),
      });
      return count > 0;
    },

    async readyIn(versionId) {
      const version = await prisma.documentVersion.findFirst({
        where: { id: versionId, state: 'ready', document: { removedAt: null } },
        select: {
          uploadedById: true,
          document: { select: { item: { select: { meetingId: true } } } },
        },
      });
      return (
        version && {
          meetingId: MeetingId.parse(version.document.item.meetingId),
          uploadedById: UserId.parse(version.uploadedById),
        }
      );
    },

    async takeUpAgain(before) {
      await prisma.documentVersion.updateMany({
        where: { state: 'converting', startedAt: { lt: before } },
        data: { state: 'queued', startedAt: null },
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
