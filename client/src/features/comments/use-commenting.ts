import { useMemo, useState } from 'react';
import type { CommentThreadId, UserId, VersionId } from '#contract/ids.ts';
import { type CommentDraft, keepDraft, keptDraft, pageDraft } from './comment-drafts.ts';
import { type NumberedThread, numberThreads } from './shown-threads.ts';
import { suggestClause } from './suggest-clause.ts';
import { type Comments, useComments } from './use-comments.ts';

type Rects = [x: number, y: number, width: number, height: number][];

/** What the viewer needs of comments: the threads, the one that is looked at, and the one that is being written. */
export type Commenting = {
  comments: Comments;
  threads: readonly NumberedThread[];
  openCount: number;
  mayWrite: boolean;
  chosenId: CommentThreadId | null;
  choose(threadId: CommentThreadId): void;
  draft: CommentDraft | null;
  setDraft(draft: CommentDraft | null): void;
  /** Begins a comment on a page or a passage of it; words that were written already are kept. */
  beginOn(page: number, passage: { quote: string; rects: Rects; before: string } | null): void;
  /** The passage on that page which is commented on: the draft's, else the chosen thread's; null: none. */
  markOn(page: number | null): { rects: Rects; current: true } | null;
};

/** Commenting on one version, as one reader; `on` false: nothing is read. */
export function useCommenting(versionId: VersionId, selfId: UserId, on: boolean): Commenting {
  const comments = useComments(versionId, selfId, on);
  const [chosenId, choose] = useState<CommentThreadId | null>(null);
  const [draft, setOwnDraft] = useState(() => (on ? keptDraft(selfId, versionId) : null));
  const { list } = comments;
  const threads = useMemo(() => numberThreads(list?.threads ?? []), [list]);
  const setDraft = (next: CommentDraft | null) => {
    keepDraft(selfId, versionId, next);
    setOwnDraft(next);
  };
  const marked =
    draft ?? threads.find(({ threadId, age }) => threadId === chosenId && age === 'same') ?? null;
  return {
    comments,
    threads,
    openCount: threads.filter(({ progress }) => progress.state === 'open').length,
    mayWrite: list?.mayWrite ?? false,
    chosenId,
    choose,
    draft,
    setDraft,
    beginOn(page, passage) {
      const text = draft?.text ?? '';
      if (!passage) return setDraft({ ...pageDraft(page), text });
      const { quote, rects, before } = passage;
      const anchor = { kind: 'passage', quote, rects, clause: null } as const;
      setDraft({ page, anchor, clause: suggestClause(before, quote) ?? '', text });
    },
    markOn: (page) =>
      marked && marked.page === page && marked.anchor.kind === 'passage'
        ? { rects: marked.anchor.rects, current: true }
        : null,
  };
}
