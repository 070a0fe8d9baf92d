import { refuse } from '#contract/errors.ts';
import { MeetingPhase } from '#contract/http/meetings.ts';
import { CommentId, type CommentThreadId, DocumentId, UserId } from '#contract/ids.ts';
import type { CommentChange, RuledThread } from '#server/domain/comment-rules.ts';
import type { CommentStore } from '#server/services/ports/comment-store.ts';
import { writeAudit } from './audit.ts';
import { threadSelection, toNumberedThread } from './comment-rows.ts';
import type { Database, Transaction } from './database.ts';
import { shownDocument } from './shown-documents.ts';

/** Keeps shared comments in PostgreSQL; a thread's row is locked while the thread changes. */
export function createCommentStore({ prisma }: Pick<Database, 'prisma'>): CommentStore {
  return {
    async phaseOf(meetingId) {
      const meeting = await prisma.meeting.findUniqueOrThrow({
        where: { id: meetingId },
        select: { phase: true },
      });
      return MeetingPhase.parse(meeting.phase);
    },

    async versionOf(versionId) {
      const row = await prisma.documentVersion.findFirst({
        where: { id: versionId, document: shownDocument },
        select: { documentId: true, number: true, state: true, pageCount: true },
      });
      if (!row) return null;
      const pageCount = row.state === 'ready' ? row.pageCount : null;
      return { documentId: DocumentId.parse(row.documentId), number: row.number, pageCount };
    },

    async threadsOf(documentId) {
      const rows = await prisma.commentThread.findMany({
        where: { version: { documentId } },
        select: threadSelection,
        orderBy: [{ page: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toNumberedThread);
    },

    async commentedDocuments(meetingId) {
      const meeting = await prisma.meeting.findUniqueOrThrow({
        where: { id: meetingId },
        select: { title: true, unit: { select: { name: true } } },
      });
      const documents = await prisma.meetingDocument.findMany({
        where: {
          ...shownDocument,
          item: { meetingId, removedAt: null },
          versions: { some: { threads: { some: {} } } },
        },
        select: { id: true, title: true, isInternal: true },
        orderBy: [{ item: { position: 'asc' } }, { position: 'asc' }],
      });
      return {
        meetingTitle: meeting.title,
        unitName: meeting.unit.name,
        documents: documents.map(({ id, title, isInternal }) => ({
          documentId: DocumentId.parse(id),
          title,
          isInternal,
        })),
      };
    },

    open({ threadId: id, versionId, page, anchor, commentId, text }, by, at, limit) {
      return prisma.$transaction(async (tx) => {
        const ownOnVersion = { versionId, comments: { some: { position: 0, authorId: by } } };
        if ((await tx.commentThread.count({ where: ownOnVersion })) >= limit) return 'too-many';
        // The same thread sent twice at once: one of the two inserts, the other finds it there.
        const added = await tx.commentThread.createMany({
          data: { id, versionId, page, anchor, createdAt: at },
          skipDuplicates: true,
        });
        if (added.count === 0) {
          const first = { id: commentId, position: 0, authorId: by };
          const where = { id, versionId, comments: { some: first } };
          return (await tx.commentThread.count({ where })) > 0 ? 'same' : 'taken';
        }
        if ((await tx.comment.count({ where: { id: commentId } })) > 0)
          throw refuse('CONFLICT', 'comment-elsewhere');
        await tx.comment.create({
          data: { id: commentId, threadId: id, position: 0, authorId: by, text, writtenAt: at },
        });
        await writeAudit(tx, {
          accountId: by,
          action: 'comment.open',
          subject: `comment-thread:${id}`,
          detail: { versionId, page },
        });
        return 'stored';
      });
    },

    change: (documentId, threadId, rule, by, at) =>
      prisma.$transaction(async (tx) => {
        await tx.$queryRaw`select id from comment_thread where id = ${threadId}::uuid for update`;
        const change = rule(await ruledThread(tx, documentId, threadId));
        if (!change) return false;
        await apply(tx, threadId, change, by, at);
        await writeAudit(tx, {
          accountId: by,
          action: `comment.${change.kind}`,
          subject: `comment-thread:${threadId}`,
          detail: 'commentId' in change ? { commentId: change.commentId } : {},
        });
        return true;
      }),
  };
}

async function ruledThread(
  tx: Transaction,
  documentId: DocumentId,
  threadId: CommentThreadId,
): Promise<RuledThread> {
  const row = await tx.commentThread.findFirst({
    where: { id: threadId, version: { documentId } },
    select: {
      resolvedAt: true,
      comments: {
        select: { id: true, authorId: true, version: true, removedAt: true },
        orderBy: { position: 'asc' },
      },
    },
  });
  if (!row) throw refuse('NOT_FOUND', 'comment-thread');
  return {
    threadId,
    isResolved: row.resolvedAt !== null,
    comments: row.comments.map(({ id, authorId, version, removedAt }) => ({
      commentId: CommentId.parse(id),
      authorId: UserId.parse(authorId),
      version,
      isRemoved: removedAt !== null,
    })),
  };
}

async function apply(
  tx: Transaction,
  threadId: CommentThreadId,
  change: CommentChange,
  by: UserId,
  at: Date,
): Promise<void> {
  switch (change.kind) {
    case 'reply': {
      const { commentId: id, text } = change;
      if ((await tx.comment.count({ where: { id } })) > 0)
        throw refuse('CONFLICT', 'comment-elsewhere');
      const last = await tx.comment.aggregate({ where: { threadId }, _max: { position: true } });
      const position = (last._max.position ?? -1) + 1;
      await tx.comment.create({
        data: { id, threadId, position, authorId: by, text, writtenAt: at },
      });
      return;
    }
    case 'edit':
      await tx.comment.update({
        where: { id: change.commentId },
        data: { text: change.text, version: { increment: 1 } },
      });
      return;
    case 'leavePlace':
      // What was withdrawn is not kept: only that something stood there.
      await tx.comment.update({
        where: { id: change.commentId },
        data: { text: '', removedAt: at, version: { increment: 1 } },
      });
      return;
    case 'erase':
      await tx.comment.delete({ where: { id: change.commentId } });
      return;
    case 'eraseThread':
      await tx.commentThread.delete({ where: { id: threadId } });
      return;
    case 'settle':
      await tx.commentThread.update({
        where: { id: threadId },
        data: change.isResolved
          ? { resolvedAt: at, resolvedById: by }
          : { resolvedAt: null, resolvedById: null },
      });
  }
}
