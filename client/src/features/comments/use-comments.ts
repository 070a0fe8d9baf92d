import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { newId } from '#client/live/new-id.ts';
import type { CommentList } from '#contract/http/comments.ts';
import type { CommentId, CommentThreadId, UserId, VersionId } from '#contract/ids.ts';
import { anchorOf, type CommentDraft } from './comment-drafts.ts';
import { CommentOutbox, type UnsentComment } from './comment-outbox.ts';

/** How often the list is read anew where nobody tells of news, in milliseconds. */
const POLL_MS = 15_000;

const none: readonly UnsentComment[] = [];
const noUnsent = () => none;
const noSubscription = () => () => {};

/** The shared comments of a document as this device knows them. */
export type Comments = {
  /** Null until the list has come. */
  list: CommentList | null;
  error: unknown;
  /** Own comments on this document that are on their way. */
  unsent: readonly UnsentComment[];
  /** Begins a thread. */
  open(draft: CommentDraft): void;
  reply(threadId: CommentThreadId, text: string): void;
  /** Takes an unsent comment back. */
  drop(commentId: CommentId): void;
  /** Reads the list now; after own changes. */
  refresh(): Promise<void>;
};

/** Reads the comments of a version's document, and sends one's own; what the line holds up is kept on the device. */
export function useComments(versionId: VersionId, ownerId: UserId, on: boolean): Comments {
  const queries = useQueryClient();
  const query = useQuery({
    ...read('comments.list', { params: { versionId } }),
    enabled: on,
    refetchInterval: POLL_MS,
  });
  const outbox = useOutbox(ownerId, on);
  const unsent = useSyncExternalStore(
    outbox?.subscribe ?? noSubscription,
    outbox?.unsent ?? noUnsent,
  );
  const list = query.data ?? null;
  const documentId = list?.documentId;
  const add = (comment: Pick<UnsentComment, 'threadId' | 'text' | 'begins'>) => {
    if (!documentId) return;
    const commentId = newId() as CommentId;
    outbox?.add({ versionId, documentId, commentId, refusal: null, ...comment });
  };
  return {
    list,
    error: list ? null : query.error,
    unsent: unsent.filter((one) => one.documentId === documentId),
    open: (draft) =>
      add({
        threadId: newId() as CommentThreadId,
        text: draft.text.trim(),
        begins: { page: draft.page, anchor: anchorOf(draft) },
      }),
    reply: (threadId, text) => add({ threadId, text: text.trim(), begins: null }),
    drop: (commentId) => outbox?.drop(commentId),
    refresh: () => queries.invalidateQueries({ queryKey: ['comments.list'] }),
  };
}

function useOutbox(ownerId: UserId, on: boolean): CommentOutbox | null {
  const queries = useQueryClient();
  const [outbox, setOutbox] = useState<CommentOutbox | null>(null);
  useEffect(() => {
    if (!on) return;
    const onSent = () => queries.invalidateQueries({ queryKey: ['comments.list'] });
    const opened = new CommentOutbox({ ownerId, shelf: shelfOf(), deliver, onSent });
    setOutbox(opened);
    const flush = () => opened.flush();
    window.addEventListener('online', flush);
    opened.flush();
    return () => {
      window.removeEventListener('online', flush);
      opened.close();
      setOutbox(null);
    };
  }, [ownerId, on, queries]);
  return outbox;
}

function deliver({ versionId, documentId, threadId, commentId, text, begins }: UnsentComment) {
  return begins
    ? call('comments.open', {
        params: { versionId, threadId },
        body: { commentId, text, ...begins },
      })
    : call('comments.reply', { params: { documentId, threadId, commentId }, body: { text } });
}

function shelfOf(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
