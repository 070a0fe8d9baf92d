import { refuse } from '#contract/errors.ts';
import type { CommentThread, ExportFormat, GatheredComments } from '#contract/http/comments.ts';
import type { DocumentId, MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { gatherComments } from '#server/domain/gather-comments.ts';
import type { CommentService } from './comment-service.ts';
import type { AuditLog } from './ports/audit.ts';
import type { Clock } from './ports/clock.ts';
import type { CommentStore, NumberedThread } from './ports/comment-store.ts';
import type { CommentTableWriter } from './ports/comment-table-writer.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';

/** What the service works with. */
export type GatheredCommentsParts = {
  access: MeetingAccess;
  reading: Pick<CommentService, 'mayRead'>;
  comments: Pick<CommentStore, 'commentedDocuments' | 'threadsOf'>;
  write: CommentTableWriter;
  audit: AuditLog;
  clock: Clock;
};

/** The comments of a meeting gathered by unit, to be read and taken along. */
export type GatheredCommentsService = ReturnType<typeof createGatheredCommentsService>;

/** Makes the service. A document that the actor may not read is left out of what is gathered. */
export function createGatheredCommentsService(parts: GatheredCommentsParts) {
  const { access, reading, comments, write, audit, clock } = parts;

  async function gather(actor: Actor, meetingId: MeetingId, documentId: DocumentId | undefined) {
    await access.require(actor, meetingId, 'comment.export');
    const { documents, ...meeting } = await comments.commentedDocuments(meetingId);
    const readable: typeof documents = [];
    for (const document of documents)
      if (await reading.mayRead(actor, document.documentId)) readable.push(document);
    const chosen = documentId
      ? readable.filter((document) => document.documentId === documentId)
      : readable;
    if (documentId && chosen.length === 0) throw refuse('NOT_FOUND', 'document');
    const threads = await Promise.all(
      chosen.map(async ({ documentId: id, title }) => ({
        title,
        threads: (await comments.threadsOf(id)).map(withoutNumber),
      })),
    );
    const documentTitle = documentId ? (chosen[0]?.title ?? null) : null;
    return { ...meeting, documents: readable, documentTitle, rows: gatherComments(threads) };
  }

  return {
    /** The lines, by unit; of one document when it is named. */
    async read(
      actor: Actor,
      meetingId: MeetingId,
      documentId?: DocumentId,
    ): Promise<GatheredComments> {
      const { meetingTitle, documents, rows } = await gather(actor, meetingId, documentId);
      return { meetingTitle, documents, rows };
    },

    /** The lines as a file, named by the meeting; that it was taken along is noted. */
    async export(
      actor: Actor,
      meetingId: MeetingId,
      format: ExportFormat,
      documentId?: DocumentId,
    ): Promise<{ fileName: string; bytes: Buffer }> {
      const table = await gather(actor, meetingId, documentId);
      const bytes = await write({ ...table, madeAt: clock.now() }, format);
      await audit.write({
        accountId: actor.userId,
        action: 'comment.export',
        subject: `meeting:${meetingId}`,
        detail: { format, ...(documentId && { documentId }) },
      });
      return { fileName: `Tổng hợp góp ý - ${plainName(table.meetingTitle)}.${format}`, bytes };
    },
  };
}

function withoutNumber({ versionNumber: _, ...thread }: NumberedThread): CommentThread {
  return { ...thread, age: 'same' };
}

/** A title without what file systems do not take in a name. */
function plainName(title: string): string {
  return title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
}
