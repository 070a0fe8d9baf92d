import type { CommentThread, GatheredComment } from '#contract/http/comments.ts';

/** A document of a meeting with its threads, in the order of the agenda. */
export type CommentedDocument = { title: string; threads: readonly CommentThread[] };

const vietnamese = new Intl.Collator('vi', { numeric: true });

/**
 * Gathers comments into lines: the units in the order of their names, within each the documents in the agenda's order and
 * their pages. A comment that was removed makes no line; what was answered stands beside what it answers.
 */
export function gatherComments(documents: readonly CommentedDocument[]): GatheredComment[] {
  const rows = documents.flatMap(({ title, threads }) =>
    threads
      .toSorted((a, b) => a.page - b.page)
      .flatMap((thread): GatheredComment[] => {
        const [first, ...answers] = thread.comments;
        if (first?.status !== 'written') return [];
        const { anchor } = thread;
        return [
          {
            threadId: thread.threadId,
            unitName: first.author.unitName,
            authorName: first.author.name,
            documentTitle: title,
            versionId: thread.versionId,
            page: thread.page,
            clause: anchor.kind === 'page' ? null : anchor.clause,
            quote: anchor.kind === 'passage' ? anchor.quote : null,
            text: first.text,
            answers: answers.flatMap((answer) =>
              answer.status === 'written'
                ? [{ commentId: answer.commentId, name: answer.author.name, text: answer.text }]
                : [],
            ),
            state: thread.progress.state,
          },
        ];
      }),
  );
  // Sorting is stable: within a unit the order of documents and pages stays.
  return rows.toSorted((a, b) => vietnamese.compare(a.unitName, b.unitName));
}
