import { randomUUID } from 'node:crypto';
import { MeetingPhase } from '#contract/http/meetings.ts';
import type { DocumentId, UserId } from '#contract/ids.ts';
import type { DocumentStore } from '#server/services/ports/document-store.ts';
import type { StoredDocument } from '#server/services/present-document.ts';
import { writeAudit } from './audit.ts';
import type { Database, Transaction } from './database.ts';
import { documentSelection, toStoredDocuments, versionSelection } from './document-rows.ts';
import type { Prisma } from './generated/client.ts';

/** Keeps documents in PostgreSQL. */
export function createDocumentStore({ prisma }: Pick<Database, 'prisma'>): DocumentStore {
  async function findOne(
    where: Prisma.MeetingDocumentWhereInput,
    versionId?: string,
  ): Promise<StoredDocument | null> {
    const row = await prisma.meetingDocument.findFirst({
      where: { ...where, removedAt: null },
      select: versionId
        ? {
            ...documentSelection,
            versions: { select: versionSelection, where: { id: versionId }, take: 1 },
          }
        : documentSelection,
    });
    const [document] = row ? await toStoredDocuments(prisma, [row]) : [];
    return document ?? null;
  }

  function changing(
    action: string,
    documentId: DocumentId,
    by: UserId,
    change: (tx: Transaction) => Promise<unknown>,
  ): Promise<void> {
    return prisma.$transaction(async (tx) => {
      await change(tx);
      await writeAudit(tx, { accountId: by, action, subject: `document:${documentId}` });
    });
  }

  return {
    async phaseOf(meetingId) {
      const meeting = await prisma.meeting.findUniqueOrThrow({
        where: { id: meetingId },
        select: { phase: true },
      });
      return MeetingPhase.parse(meeting.phase);
    },

    find: (documentId) => findOne({ id: documentId }),
    findVersion: (versionId) => findOne({ versions: { some: { id: versionId } } }, versionId),
    findSame: ({ itemId, originalKey, fileName }) =>
      findOne({ itemId, versions: { some: { originalKey, fileName } } }),

    async add(document, by, at) {
      const row = await prisma.$transaction(async (tx) => {
        const last = await tx.meetingDocument.aggregate({
          where: { itemId: document.itemId },
          _max: { position: true },
        });
        const id = randomUUID();
        await writeAudit(tx, {
          accountId: by,
          action: 'document.upload',
          subject: `document:${id}`,
          detail: { fileName: document.fileName, sha256: document.originalKey },
        });
        return tx.meetingDocument.create({
          select: documentSelection,
          data: {
            id,
            itemId: document.itemId,
            position: (last._max.position ?? -1) + 1,
            title: document.title,
            versions: {
              create: {
                number: 1,
                fileName: document.fileName,
                fileKind: document.fileKind,
                sizeBytes: document.sizeBytes,
                sha256: document.originalKey,
                originalKey: document.originalKey,
                uploadedById: by,
                uploadedAt: at,
              },
            },
          },
        });
      });
      const [stored] = await toStoredDocuments(prisma, [row]);
      if (!stored) throw new Error(`document ${row.id} was stored without a version`);
      return stored;
    },

    rename: (documentId, title, by) =>
      changing('document.rename', documentId, by, (tx) =>
        tx.meetingDocument.update({ where: { id: documentId }, data: { title } }),
      ),

    remove: (documentId, by, at) =>
      changing('document.remove', documentId, by, (tx) =>
        tx.meetingDocument.update({ where: { id: documentId }, data: { removedAt: at } }),
      ),

    async requeue(versionId, by) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.documentVersion.updateMany({
          where: { id: versionId, state: 'failed' },
          data: { state: 'queued', problem: null, startedAt: null },
        });
        const subject = `version:${versionId}`;
        if (count > 0) await writeAudit(tx, { accountId: by, action: 'document.retry', subject });
        return count > 0;
      });
    },

    async noteOpening(versionId, accountId, at) {
      await prisma.documentOpening.upsert({
        where: { versionId_accountId: { versionId, accountId } },
        create: { versionId, accountId, firstAt: at, lastAt: at },
        update: { lastAt: at },
      });
    },
  };
}
