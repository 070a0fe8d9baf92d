import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { useAct } from '#client/api/use-act.ts';
import { IconButton } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { formatDateTime } from '#client/ui/format-date.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { ThreadComment } from '#contract/http/comments.ts';
import type { CommentThreadId, DocumentId } from '#contract/ids.ts';
import classes from './Comments.module.css';
import { ReplyForm } from './ReplyForm.tsx';

/** One comment with its author, unit and time; one's own may be changed or removed here. */
export function CommentEntry({
  comment,
  may,
  thread,
  onChanged,
}: {
  comment: ThreadComment;
  /** null: nothing may be changed any more. */
  may: { edit: boolean; remove: boolean } | null;
  thread: { documentId: DocumentId; threadId: CommentThreadId } | null;
  onChanged: () => Promise<void>;
}) {
  const { t } = useTranslation('comments');
  const [mode, setMode] = useState<'read' | 'edit' | 'remove'>('read');
  const act = useAct(onChanged);
  const { author, commentId } = comment;
  const params = thread && { ...thread, commentId };
  // A post's name often says the unit; it is not said twice.
  const about = [
    ...(author.name.includes(author.unitName) ? [] : [author.unitName]),
    formatDateTime(comment.writtenAt),
    ...(comment.status === 'written' && comment.isEdited ? [t('edited')] : []),
  ].join(' · ');
  const close = (isDone: boolean) => isDone && setMode('read');
  return (
    <div className={classes.comment}>
      <div className={classes.head}>
        <div className={classes.author}>
          <p className={classes.name}>{author.name}</p>
          <p className={classes.when}>{about}</p>
        </div>
        {comment.status === 'written' && mode === 'read' && (
          <div className={classes.own}>
            {may?.edit && (
              <IconButton size="small" label={t('edit')} onClick={() => setMode('edit')}>
                <IconPencil size={18} />
              </IconButton>
            )}
            {may?.remove && (
              <IconButton size="small" label={t('remove')} onClick={() => setMode('remove')}>
                <IconTrash size={18} />
              </IconButton>
            )}
          </div>
        )}
      </div>
      {comment.status === 'removed' && <p className={classes.removed}>{t('removed')}</p>}
      {comment.status === 'written' && mode !== 'edit' && (
        <p className={classes.words}>{comment.text}</p>
      )}
      {comment.status === 'written' && mode === 'edit' && params && (
        <ReplyForm
          initial={comment.text}
          busy={act.busy}
          onSend={(text) =>
            void act
              .run(() =>
                call('comments.edit', { params, body: { text, version: comment.version } }),
              )
              .then(close)
          }
          onCancel={() => setMode('read')}
        />
      )}
      {mode !== 'remove' && <ErrorNotice error={act.error} />}
      {comment.status === 'written' && params && (
        <ConfirmDialog
          open={mode === 'remove'}
          danger
          title={t('removeTitle')}
          confirm={t('remove')}
          busy={act.busy}
          error={act.error}
          onConfirm={() =>
            void act
              .run(() => call('comments.remove', { params, query: { version: comment.version } }))
              .then(close)
          }
          onClose={() => setMode('read')}
        >
          <p>{t('removeText')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
