import { IconCheck, IconMessageReply, IconRotate2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { useAct } from '#client/api/use-act.ts';
import { Button } from '#client/ui/Button.tsx';
import { formatDateTime } from '#client/ui/format-date.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { UserId } from '#contract/ids.ts';
import { CommentEntry } from './CommentEntry.tsx';
import classes from './Comments.module.css';
import { ReplyForm } from './ReplyForm.tsx';
import { mayChange, type NumberedThread } from './shown-threads.ts';
import { UnsentCard } from './UnsentCard.tsx';
import type { Comments } from './use-comments.ts';

/** A thread: what it is about, its comments in their order, and what one may do with it. */
export function ThreadCard({
  thread,
  comments,
  selfId,
  isChosen,
  onShow,
}: {
  thread: NumberedThread;
  comments: Comments;
  selfId: UserId;
  isChosen: boolean;
  /** Shows on the page what the thread is about. */
  onShow: () => void;
}) {
  const { t } = useTranslation('comments');
  const [answering, setAnswering] = useState(false);
  const act = useAct(comments.refresh);
  const { threadId, anchor, progress, page, number } = thread;
  const { list } = comments;
  const isResolved = progress.state === 'resolved';
  const isOwn = thread.comments[0]?.author.userId === selfId;
  const maySettle = list?.mayResolveAll || (list?.mayWrite && isOwn);
  const settle = () =>
    list &&
    act.run(() =>
      call('comments.settle', {
        params: { documentId: list.documentId, threadId },
        body: { state: isResolved ? 'open' : 'resolved' },
      }),
    );
  return (
    <article
      className={classes.card}
      data-thread={threadId}
      data-chosen={isChosen || undefined}
      tabIndex={-1}
      aria-label={t('thread', { number, page })}
    >
      <button type="button" className={classes.about} onClick={onShow}>
        <span className={classes.number} data-resolved={isResolved || undefined} aria-hidden="true">
          {number}
        </span>
        <span className={classes.place}>
          {t('onPage', { page })}
          {anchor.kind !== 'page' && anchor.clause && ` · ${anchor.clause}`}
        </span>
        {thread.age !== 'same' && <Pill tone="neutral">{t(`age.${thread.age}`)}</Pill>}
      </button>
      {anchor.kind === 'passage' && (
        <blockquote className={classes.quote}>{anchor.quote}</blockquote>
      )}
      <ol className={classes.comments}>
        {thread.comments.map((comment, index) => (
          <li key={comment.commentId}>
            <CommentEntry
              comment={comment}
              may={list?.mayWrite ? mayChange(thread, index, selfId) : null}
              thread={list && { documentId: list.documentId, threadId }}
              onChanged={comments.refresh}
            />
          </li>
        ))}
        {comments.unsent.map(
          (one) =>
            !one.begins &&
            one.threadId === threadId && (
              <li key={one.commentId}>
                <UnsentCard comment={one} onDrop={() => comments.drop(one.commentId)} />
              </li>
            ),
        )}
      </ol>
      {isResolved && (
        <p className={classes.resolved}>
          <IconCheck size={18} aria-hidden="true" />
          {t('resolvedBy', { name: progress.by.name, at: formatDateTime(progress.at) })}
        </p>
      )}
      <ErrorNotice error={act.error} />
      {answering ? (
        <ReplyForm
          onSend={(text) => {
            comments.reply(threadId, text);
            setAnswering(false);
          }}
          onCancel={() => setAnswering(false)}
        />
      ) : (
        (list?.mayWrite || maySettle) && (
          <div className={classes.actions}>
            {list?.mayWrite && (
              <Button
                size="small"
                icon={<IconMessageReply size={18} aria-hidden="true" />}
                onClick={() => setAnswering(true)}
              >
                {t('reply')}
              </Button>
            )}
            {maySettle && (
              <Button
                size="small"
                loading={act.busy}
                icon={
                  isResolved ? (
                    <IconRotate2 size={18} aria-hidden="true" />
                  ) : (
                    <IconCheck size={18} aria-hidden="true" />
                  )
                }
                onClick={() => void settle()}
              >
                {t(isResolved ? 'reopen' : 'resolve')}
              </Button>
            )}
          </div>
        )
      )}
    </article>
  );
}
