import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type PageView, toSheet } from '#client/features/viewer/page-space.ts';
import type { CommentThreadId } from '#contract/ids.ts';
import classes from './CommentMarkers.module.css';
import { markerPlaces } from './marker-places.ts';
import type { NumberedThread } from './shown-threads.ts';

/** The numbers of the page's threads where they point; each leads to its thread. What is resolved bears a tick. */
export function CommentMarkers({
  view,
  page,
  threads,
  chosenId,
  onChoose,
}: {
  view: PageView;
  page: number;
  threads: readonly NumberedThread[];
  chosenId: CommentThreadId | null;
  onChoose: (threadId: CommentThreadId) => void;
}) {
  const { t } = useTranslation('comments');
  return markerPlaces(threads, page, view.size).map(({ thread, x, y }) => {
    const [left, top] = toSheet(view, x, y);
    const { threadId, number, progress } = thread;
    const isResolved = progress.state === 'resolved';
    return (
      <button
        key={threadId}
        type="button"
        className={classes.marker}
        style={{ left, top }}
        data-resolved={isResolved || undefined}
        aria-current={threadId === chosenId || undefined}
        aria-label={t(isResolved ? 'markerResolved' : 'marker', {
          number,
          name: thread.comments[0]?.author.name ?? '',
        })}
        onClick={() => onChoose(threadId)}
      >
        {isResolved && <IconCheck size={14} aria-hidden="true" />}
        {number}
      </button>
    );
  });
}
