import { refuse } from '#contract/errors.ts';
import type { CommentId, CommentThreadId, UserId } from '#contract/ids.ts';

/** A comment as the rules see it; of one that was removed, only the place is left. */
export type RuledComment = {
  commentId: CommentId;
  authorId: UserId;
  version: number;
  isRemoved: boolean;
};

/** A thread as the rules see it: the first comment began it. */
export type RuledThread = {
  threadId: CommentThreadId;
  isResolved: boolean;
  comments: readonly RuledComment[];
};

/** What becomes of a thread. */
export type CommentChange =
  | { kind: 'reply'; commentId: CommentId; text: string }
  | { kind: 'edit'; commentId: CommentId; text: string }
  | { kind: 'leavePlace'; commentId: CommentId }
  | { kind: 'erase'; commentId: CommentId }
  | { kind: 'eraseThread' }
  | { kind: 'settle'; isResolved: boolean };

/** So many threads one person may begin on a document, and so many comments a thread takes. */
export const MAX_THREADS_PER_AUTHOR = 500;
const MAX_COMMENTS_PER_THREAD = 200;

/** Answers in a thread, resolved or not; null when this very answer is there already. */
export function reply(
  { comments }: RuledThread,
  { commentId, text }: { commentId: CommentId; text: string },
  actorId: UserId,
): CommentChange | null {
  const same = comments.find((comment) => comment.commentId === commentId);
  if (same && same.authorId !== actorId) throw refuse('CONFLICT', 'comment-elsewhere');
  if (same) return null;
  if (comments.length >= MAX_COMMENTS_PER_THREAD) throw refuse('TOO_LARGE', 'too-many-comments');
  return { kind: 'reply', commentId, text };
}

/** Changes one's own comment, as long as nobody else has said anything after it: answers must not lose what they answer. */
export function edit(
  thread: RuledThread,
  { commentId, version, text }: { commentId: CommentId; version: number; text: string },
  actorId: UserId,
): CommentChange {
  const { comment, after } = own(thread, commentId, actorId);
  if (comment.isRemoved) throw refuse('WRONG_STATE', 'comment-removed');
  if (after.some(({ authorId }) => authorId !== actorId))
    throw refuse('WRONG_STATE', 'comment-answered');
  if (comment.version !== version) throw refuse('STALE_VERSION', 'comment-changed');
  return { kind: 'edit', commentId, text };
}

/**
 * Removes one's own comment. Where others follow, its place stays; where nothing is left to read, the whole thread goes. Null
 * when it was removed before.
 */
export function remove(
  thread: RuledThread,
  { commentId, version }: { commentId: CommentId; version: number },
  actorId: UserId,
): CommentChange | null {
  const { comment, after } = own(thread, commentId, actorId);
  if (comment.isRemoved) return null;
  if (comment.version !== version) throw refuse('STALE_VERSION', 'comment-changed');
  const others = thread.comments.filter((other) => other !== comment);
  if (others.every(({ isRemoved }) => isRemoved)) return { kind: 'eraseThread' };
  return { kind: after.length > 0 ? 'leavePlace' : 'erase', commentId };
}

/** Marks a thread as resolved or opens it again: who began it, and who keeps the meeting. Null when it is so already. */
export function settle(
  thread: RuledThread,
  isResolved: boolean,
  actor: { userId: UserId; maySettleAll: boolean },
): CommentChange | null {
  if (!actor.maySettleAll && thread.comments[0]?.authorId !== actor.userId)
    throw refuse('FORBIDDEN', 'not-your-thread');
  return thread.isResolved === isResolved ? null : { kind: 'settle', isResolved };
}

function own({ comments }: RuledThread, commentId: CommentId, actorId: UserId) {
  const index = comments.findIndex((comment) => comment.commentId === commentId);
  const comment = comments[index];
  if (!comment) throw refuse('NOT_FOUND', 'comment');
  if (comment.authorId !== actorId) throw refuse('FORBIDDEN', 'not-your-comment');
  return { comment, after: comments.slice(index + 1) };
}
