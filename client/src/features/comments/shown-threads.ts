import type { CommentThread } from '#contract/http/comments.ts';
import type { UserId } from '#contract/ids.ts';

/** Which threads are listed. */
export type ThreadFilter = { scope: 'page' | 'document'; state: 'open' | 'resolved' | 'all' };

/** A thread with its number in the document, by which its marker on the page and its card are one. */
export type NumberedThread = CommentThread & { number: number };

/** Numbers the threads in their order. */
export function numberThreads(threads: readonly CommentThread[]): NumberedThread[] {
  return threads.map((thread, index) => ({ ...thread, number: index + 1 }));
}

/** The threads that a filter lets through; `page` is the one that is shown. */
export function filterThreads(
  threads: readonly NumberedThread[],
  { scope, state }: ThreadFilter,
  page: number,
): NumberedThread[] {
  return threads.filter(
    (thread) =>
      (scope === 'document' || thread.page === page) &&
      (state === 'all' || thread.progress.state === state),
  );
}

/** What one may do with the comment at a place in its thread: the server's rule, so that no button is shown in vain. */
export function mayChange(
  { comments }: Pick<CommentThread, 'comments'>,
  index: number,
  selfId: UserId,
): { edit: boolean; remove: boolean } {
  const comment = comments[index];
  if (comment?.status !== 'written' || comment.author.userId !== selfId)
    return { edit: false, remove: false };
  const answered = comments.slice(index + 1).some(({ author }) => author.userId !== selfId);
  return { edit: !answered, remove: true };
}
