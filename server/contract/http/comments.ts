import { z } from 'zod';
import { CommentId, CommentThreadId, DocumentId, MeetingId, UserId, VersionId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { typedText } from '../typed-text.ts';
import { defineRoutes } from './route.ts';

/** What is written in one comment. */
export const CommentText = typedText().min(1).max(4000);

/** A reference to a clause, as it is printed: “Điều 5, khoản 2”. */
export const ClauseReference = typedText().min(1).max(200);

/** What a thread is about: a page, a clause, or a passage with its words and lines (in PDF points from the page's top left corner). */
export const CommentAnchor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page') }),
  z.object({ kind: z.literal('clause'), clause: ClauseReference }),
  z.object({
    kind: z.literal('passage'),
    quote: typedText().min(1).max(4000),
    /** Each [x, y, width, height]. */
    rects: z
      .array(z.tuple([z.number(), z.number(), z.number(), z.number()]))
      .min(1)
      .max(400),
    clause: ClauseReference.nullable(),
  }),
]);
export type CommentAnchor = z.infer<typeof CommentAnchor>;

/** Who wrote or settled something, as the others read it. */
export const CommentPerson = z.object({ userId: UserId, name: z.string(), unitName: z.string() });
export type CommentPerson = z.infer<typeof CommentPerson>;

/** One comment; of one that was removed nothing is left but its place. `version` rises with each edit. */
export const ThreadComment = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('written'),
    commentId: CommentId,
    author: CommentPerson,
    version: z.int(),
    text: z.string(),
    writtenAt: Instant,
    isEdited: z.boolean(),
  }),
  z.object({
    status: z.literal('removed'),
    commentId: CommentId,
    author: CommentPerson,
    writtenAt: Instant,
  }),
]);
export type ThreadComment = z.infer<typeof ThreadComment>;

/** Whether what was said has been dealt with, by whom and when. */
export const ThreadProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  z.object({ state: z.literal('resolved'), by: CommentPerson, at: Instant }),
]);
export type ThreadProgress = z.infer<typeof ThreadProgress>;

/** A thread of shared comments: the first says something, the others answer. Everybody who may read the document reads it. */
export const CommentThread = z.object({
  threadId: CommentThreadId,
  versionId: VersionId,
  page: z.int().min(1),
  anchor: CommentAnchor,
  /** How the thread's version stands to the one that was asked for. */
  age: z.enum(['same', 'earlier', 'later']),
  progress: ThreadProgress,
  comments: z.array(ThreadComment).min(1),
});
export type CommentThread = z.infer<typeof CommentThread>;

/** All threads of a document, by page; the rights are those of who asks, and say nothing more once the meeting is over. */
export const CommentList = z.object({
  meetingId: MeetingId,
  documentId: DocumentId,
  threads: z.array(CommentThread),
  mayWrite: z.boolean(),
  /** May resolve and reopen everybody's threads, not the own ones alone. */
  mayResolveAll: z.boolean(),
  /** May read the gathered comments of the meeting and take them along. */
  mayExport: z.boolean(),
});
export type CommentList = z.infer<typeof CommentList>;

/** One line of the gathered comments; lines of one unit stand together. */
export const GatheredComment = z.object({
  threadId: CommentThreadId,
  unitName: z.string(),
  authorName: z.string(),
  documentTitle: z.string(),
  versionId: VersionId,
  page: z.int().min(1),
  clause: z.string().nullable(),
  quote: z.string().nullable(),
  text: z.string(),
  answers: z.array(z.object({ commentId: CommentId, name: z.string(), text: z.string() })),
  state: z.enum(['open', 'resolved']),
});
export type GatheredComment = z.infer<typeof GatheredComment>;

/** The gathered comments of a meeting, or of one of its documents. */
export const GatheredComments = z.object({
  meetingTitle: z.string(),
  /** The documents that have comments, for choosing one. */
  documents: z.array(z.object({ documentId: DocumentId, title: z.string() })),
  rows: z.array(GatheredComment),
});
export type GatheredComments = z.infer<typeof GatheredComments>;

/** In which form the gathered comments can be taken along. */
export const ExportFormat = z.enum(['docx', 'xlsx']);
export type ExportFormat = z.infer<typeof ExportFormat>;

const onVersion = z.object({ versionId: VersionId, threadId: CommentThreadId });
const onThread = z.object({ documentId: DocumentId, threadId: CommentThreadId });
const onComment = onThread.extend({ commentId: CommentId });

/**
 * Routes of shared comments. One more carries bytes and stands outside the table (`server/http/comment-export.ts`): GET
 * `/api/meetings/:meetingId/comments/:format?documentId=`. A stale `version` of a comment is refused with STALE_VERSION. The
 * ids of what is new are the caller's: sent twice it is one. Once the meeting is over, nothing changes any more.
 */
export const commentRoutes = defineRoutes({
  'comments.list': {
    method: 'GET',
    path: '/api/versions/:versionId/comments',
    action: 'document.read',
    summary: 'The shared comments of a version’s document, those of its other versions among them',
    params: z.object({ versionId: VersionId }),
    answer: CommentList,
  },
  'comments.open': {
    method: 'PUT',
    path: '/api/versions/:versionId/comment-threads/:threadId',
    action: 'comment.write',
    summary: 'Comment on a page, a passage or a clause',
    params: onVersion,
    body: z.object({
      commentId: CommentId,
      page: z.int().min(1),
      anchor: CommentAnchor,
      text: CommentText,
    }),
    answer: z.object({}),
  },
  'comments.reply': {
    method: 'PUT',
    path: '/api/documents/:documentId/comment-threads/:threadId/comments/:commentId',
    action: 'comment.write',
    summary: 'Answer in a thread',
    params: onComment,
    body: z.object({ text: CommentText }),
    answer: z.object({}),
  },
  'comments.edit': {
    method: 'PATCH',
    path: '/api/documents/:documentId/comment-threads/:threadId/comments/:commentId',
    action: 'comment.write',
    summary: 'Change one’s own comment, while nobody has answered',
    params: onComment,
    body: z.object({ version: z.int().min(1), text: CommentText }),
    answer: z.object({}),
  },
  'comments.remove': {
    method: 'DELETE',
    path: '/api/documents/:documentId/comment-threads/:threadId/comments/:commentId',
    action: 'comment.write',
    summary: 'Remove one’s own comment; where answers follow, its place stays',
    params: onComment,
    query: z.object({ version: z.coerce.number<number>().int().min(1) }),
    answer: z.object({}),
  },
  'comments.settle': {
    method: 'PUT',
    path: '/api/documents/:documentId/comment-threads/:threadId/state',
    action: 'comment.resolve',
    summary: 'Mark a thread as resolved, or open it again',
    params: onThread,
    body: z.object({ state: z.enum(['open', 'resolved']) }),
    answer: z.object({}),
  },
  'comments.gathered': {
    method: 'GET',
    path: '/api/meetings/:meetingId/comments',
    action: 'comment.export',
    summary: 'The comments of a meeting, or of one document, gathered by unit',
    params: z.object({ meetingId: MeetingId }),
    query: z.object({ documentId: DocumentId.optional() }),
    answer: GatheredComments,
  },
});
