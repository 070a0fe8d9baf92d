import { refuse } from '#contract/errors.ts';
import type { CommentThread, ExportFormat, GatheredComments } from '#contract/http/comments.ts';
import type { DocumentId, MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { plainName } from '#server/domain/file-name.ts';
import { gatherComments } from '#server/domain/gather-comments.ts';
import { watermarkLine } from '#server/domain/watermark.ts';
import type { CommentService } from './comment-service.ts';
import type { AuditLog } from './ports/audit.ts';
import type { Clock } from './ports/clock.ts';
import type { CommentStore, NumberedThread } from './ports/comment-store.ts';
import type { CommentTableWriter } from './ports/comment-table-writer.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { UnitDirectory } from './ports/units.ts';

/** What the service works with. */
export type GatheredCommentsParts = {
  access: MeetingAccess;
  reading: Pick<CommentService, 'mayRead'>;
  comments: Pick<CommentStore, 'commentedDocuments' | 'threadsOf'>;
  units: Pick<UnitDirectory, 'nameOf'>;
  write: CommentTableWriter;
  audit: AuditLog;
  clock: Clock;
};

/** The comments of a meeting gathered by unit, to be read and taken along. */
export type GatheredCommentsService = ReturnType<typeof createGatheredCommentsService>;

/** Makes the service. A document that the actor may not read is left out of what is gathered. */
export function createGatheredCommentsService(parts: GatheredCommentsParts) {
  const { access, reading, comments, units, write, audit, clock } = parts;

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
    const isInternal = chosen.some((document) => document.isInternal);
    const rows = gatherComments(threads);
    return { ...meeting, documents: readable, documentTitle, isInternal, rows };
  }

  async function markOf({ name, unitId }: Actor, at: Date): Promise<string> {
    return watermarkLine({ name, unitName: await units.nameOf(unitId), at });
  }

  return {
    /** The lines, by unit; of one document when it is named. */
    async read(
      actor: Actor,
      meetingId: MeetingId,
      documentId?: DocumentId,
    ): Promise<GatheredComments> {
      const { meetingTitle, documents, rows } = await gather(actor, meetingId, documentId);
      const named = documents.map(({ documentId: id, title }) => ({ documentId: id, title }));
      return { meetingTitle, documents: named, rows };
    },

    /**
     * The lines as a file, named by the meeting; that it was taken along is noted. With passages of internal documents in it, it bears
     * the words that stand on every page of such a document.
     */
    async export(
      actor: Actor,
      meetingId: MeetingId,
      format: ExportFormat,
      documentId?: DocumentId,
    ): Promise<{ fileName: string; bytes: Buffer }> {
      const { isInternal, ...table } = await gather(actor, meetingId, documentId);
      const madeAt = clock.now();
      const mark = isInternal ? await markOf(actor, madeAt) : null;
      const bytes = await write({ ...table, madeAt, mark }, format);
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
