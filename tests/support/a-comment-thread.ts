import type { CommentThread, ThreadComment } from '#contract/http/comments.ts';
import { CommentId, CommentThreadId, VersionId } from '#contract/ids.ts';
import { aUserId } from './a-frame.ts';

/** A comment as it is read, by somebody of a unit. */
export function aComment(text: string, unitName = 'UBND xã Bình Hòa', name = 'Đại biểu') {
  return {
    status: 'written',
    commentId: CommentId.parse(crypto.randomUUID()),
    author: { userId: aUserId(), name, unitName },
    version: 1,
    text,
    writtenAt: '2026-03-08T01:00:00.000Z',
    isEdited: false,
  } satisfies ThreadComment;
}

/** An open thread on page 1 with one comment, unless told otherwise. */
export function aCommentThread(more: Partial<CommentThread> = {}): CommentThread {
  return {
    threadId: CommentThreadId.parse(crypto.randomUUID()),
    versionId: VersionId.parse(crypto.randomUUID()),
    page: 1,
    anchor: { kind: 'page' },
    age: 'same',
    progress: { state: 'open' },
    comments: [aComment('Đề nghị làm rõ')],
    ...more,
  };
}
