import { randomUUID } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import { MeetingPhase } from '#contract/http/meetings.ts';
import { AgendaItemId, type UserId, VersionId } from '#contract/ids.ts';
import type { DocumentChange, DocumentStore } from '#server/services/ports/document-store.ts';
import { isOfLibrary, type StoredPaper } from '#server/services/present-document.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';
import { documentSearchText } from './document-details.ts';
import {
  documentSelection,
  lateColumns,
  toStoredDocuments,
  versionColumns,
  versionSelection,
} from './document-rows.ts';
import { Prisma } from './generated/client.ts';
import { holdHeldPaperOpen, holdPaperOpen } from './hold-paper.ts';
import { createOpeningRows } from './opening-rows.ts';
import { shownDocument } from './shown-documents.ts';

/** Keeps documents in PostgreSQL. */
export function createDocumentStore({
  pool,
  prisma,
}: Pick<Database, 'pool' | 'prisma'>): DocumentStore {
  async function findOne(
    where: Prisma.MeetingDocumentWhereInput,
    versionId?: string,
  ): Promise<StoredPaper | null> {
    const row = await prisma.meetingDocument.findFirst({
      where: { ...where, removedAt: null },
      select: versionId
        ? {
            ...documentSelection,
            versions: { select: versionSelection, where: { id: versionId } },
          }
        : documentSelection,
    });
    const [document] = row ? await toStoredDocuments(prisma, [row]) : [];
    return document ?? null;
  }

  function changing(
    action: string,
    { documentId: id, version }: DocumentChange,
    by: UserId,
    data: Prisma.MeetingDocumentUpdateManyMutationInput,
    recalledAt?: null | { not: null },
  ): Promise<boolean> {
    return prisma.$transaction(async (tx) => {
      await holdHeldPaperOpen(tx, id);
      const { count } = await tx.meetingDocument.updateMany({
        where: { id, version, removedAt: null, ...(recalledAt !== undefined && { recalledAt }) },
        data: { ...data, version: { increment: 1 } },
      });
      if (count > 0) await writeAudit(tx, { accountId: by, action, subject: `document:${id}` });
      return count > 0;
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
    async findSame({ itemId, requestId, originalKey, fileName }) {
      const rows = await prisma.meetingDocument.findMany({
        where: {
          itemId,
          ...(requestId === null ? shownDocument : { requestId, removedAt: null }),
          versions: { some: { originalKey, fileName } },
        },
        select: documentSelection,
      });
      // A file that another has replaced since is not the document's any more.
      const same = rows.filter(({ versions: [newest] }) => newest?.originalKey === originalKey);
      const [document] = await toStoredDocuments(prisma, same.slice(0, 1));
      return document && !isOfLibrary(document) ? document : null;
    },

    async itemOf(requestId) {
      const request = await prisma.paperRequest.findUnique({ where: { id: requestId } });
      return request && AgendaItemId.parse(request.itemId);
    },

    async add(document, by, at) {
      const row = await prisma.$transaction(async (tx) => {
        // An item that is removed while its file arrives takes no document any more; one that is in hand takes along what came.
        const [item] = await tx.$queryRaw<unknown[]>`
          select id from agenda_item where id = ${document.itemId}::uuid and removed_at is null for share`;
        if (!item) throw refuse('NOT_FOUND', 'agenda-item');
        if (document.requestId !== null) await holdPaperOpen(tx, document.requestId);
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
            searchText: documentSearchText(document),
            requestId: document.requestId,
            isHeld: document.requestId !== null,
            ...lateColumns(document.late),
            versions: {
              create: { number: 1, ...versionColumns(document), uploadedById: by, uploadedAt: at },
            },
          },
        });
      });
      const [stored] = await toStoredDocuments(prisma, [row]);
      if (!stored || isOfLibrary(stored))
        throw new Error(`document ${row.id} was stored without a version`);
      return stored;
    },

    addVersion: (documentId, version, by, at) =>
      prisma.$transaction(async (tx) => {
        await holdHeldPaperOpen(tx, documentId);
        // Two versions sent at once get two numbers: the second waits for the first.
        const [document] = await tx.$queryRaw<unknown[]>`
          select id from meeting_document where id = ${documentId}::uuid and removed_at is null for update`;
        if (!document) throw refuse('NOT_FOUND', 'document');
        const newest = await tx.documentVersion.findFirstOrThrow({
          where: { documentId },
          select: { number: true, originalKey: true },
          orderBy: { number: 'desc' },
        });
        if (newest.originalKey === version.originalKey) return null;
        const number = newest.number + 1;
        const columns = { ...versionColumns(version), uploadedById: by, uploadedAt: at };
        const { id } = await tx.documentVersion.create({
          select: { id: true },
          data: { documentId, number, ...columns },
        });
        await tx.meetingDocument.update({
          where: { id: documentId },
          data: { version: { increment: 1 }, ...(version.late && lateColumns(version.late)) },
        });
        await writeAudit(tx, {
          accountId: by,
          action: 'document.replace',
          subject: `document:${documentId}`,
          detail: { fileName: version.fileName, sha256: version.originalKey, number },
        });
        return VersionId.parse(id);
      }),

    remove: (change, by, at) => changing('document.remove', change, by, { removedAt: at }),

    handOut: ({ handOut, ...change }, by) =>
      changing('document.handOut', change, by, {
        audience: handOut.audience ?? Prisma.DbNull,
        isInternal: handOut.isInternal,
        readFrom: handOut.readFrom,
        readUntil: handOut.readUntil,
      }),

    recall: ({ reason, ...change }, by, at) =>
      changing('document.recall', change, by, { recalledAt: at, recallReason: reason }, null),

    release: (change, by) =>
      changing(
        'document.release',
        change,
        by,
        { recalledAt: null, recallReason: null },
        { not: null },
      ),

    async pdfKeysOf(documentId) {
      const versions = await prisma.documentVersion.findMany({
        where: { documentId },
        select: { pdfKey: true },
      });
      return versions.flatMap(({ pdfKey }) => pdfKey ?? []);
    },

    async requeue(versionId, by) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.documentVersion.updateMany({
          where: { id: versionId, state: 'failed', problem: { not: 'state-secret' } },
          data: { state: 'queued', problem: null, startedAt: null, attempts: 0 },
        });
        const subject = `version:${versionId}`;
        if (count > 0) await writeAudit(tx, { accountId: by, action: 'document.retry', subject });
        return count > 0;
      });
    },

    ...createOpeningRows({ pool }),
  };
}
