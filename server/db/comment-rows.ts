import {
  CommentAnchor,
  type CommentPerson,
  type ThreadComment,
  type ThreadProgress,
} from '#contract/http/comments.ts';
import { CommentId, CommentThreadId, UserId, VersionId } from '#contract/ids.ts';
import type { NumberedThread } from '#server/services/ports/comment-store.ts';
import type { Prisma } from './generated/client.ts';

const person = { select: { id: true, name: true, unit: { select: { name: true } } } } as const;

/** What is read of a thread: itself, the number of its version, and its comments in their order. */
export const threadSelection = {
  id: true,
  versionId: true,
  page: true,
  anchor: true,
  resolvedAt: true,
  resolvedBy: person,
  version: { select: { number: true } },
  comments: {
    select: {
      id: true,
      author: person,
      text: true,
      version: true,
      writtenAt: true,
      removedAt: true,
    },
    orderBy: { position: 'asc' },
  },
} satisfies Prisma.CommentThreadSelect;

type ThreadRow = Prisma.CommentThreadGetPayload<{ select: typeof threadSelection }>;
type CommentRow = ThreadRow['comments'][number];

/** Turns rows into a thread with its version's number. */
export function toNumberedThread(row: ThreadRow): NumberedThread {
  return {
    threadId: CommentThreadId.parse(row.id),
    versionId: VersionId.parse(row.versionId),
    versionNumber: row.version.number,
    page: row.page,
    anchor: CommentAnchor.parse(row.anchor),
    progress: progressOf(row),
    comments: row.comments.map(toComment),
  };
}

function progressOf({ resolvedAt, resolvedBy }: ThreadRow): ThreadProgress {
  return resolvedAt && resolvedBy
    ? { state: 'resolved', by: toPerson(resolvedBy), at: resolvedAt.toISOString() }
    : { state: 'open' };
}

function toComment(row: CommentRow): ThreadComment {
  const about = {
    commentId: CommentId.parse(row.id),
    author: toPerson(row.author),
    writtenAt: row.writtenAt.toISOString(),
  };
  if (row.removedAt) return { status: 'removed', ...about };
  const { text, version } = row;
  return { status: 'written', ...about, text, version, isEdited: version > 1 };
}

function toPerson({ id, name, unit }: CommentRow['author']): CommentPerson {
  return { userId: UserId.parse(id), name, unitName: unit.name };
}
