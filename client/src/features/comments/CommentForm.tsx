import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import classes from './Comments.module.css';
import type { CommentDraft } from './comment-drafts.ts';

/** A new comment as it is written: what it is about, the clause, the words. Nothing of it is lost until it is sent or thrown away. */
export function CommentForm({
  draft,
  onDraft,
  onSend,
}: {
  draft: CommentDraft;
  onDraft: (draft: CommentDraft | null) => void;
  onSend: () => void;
}) {
  const { t } = useTranslation('comments');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const isEmpty = draft.text.trim() === '';
  return (
    <form
      className={classes.form}
      aria-label={t('new')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onSend();
      }}
    >
      <p className={classes.place}>{t('onPage', { page: draft.page })}</p>
      {draft.anchor.kind === 'passage' && (
        <blockquote className={classes.quote}>{draft.anchor.quote}</blockquote>
      )}
      <TextField
        label={t('clause.label')}
        placeholder={t('clause.placeholder')}
        maxLength={200}
        autoComplete="off"
        value={draft.clause}
        onChange={(event) => onDraft({ ...draft, clause: event.currentTarget.value })}
      />
      <textarea
        ref={field}
        className={classes.text}
        aria-label={t('text.label')}
        placeholder={t('text.placeholder')}
        rows={4}
        maxLength={4000}
        value={draft.text}
        onChange={(event) => onDraft({ ...draft, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isEmpty) onSend();
        }}
      />
      <div className={classes.actions}>
        <Button size="small" onClick={() => onDraft(null)}>
          {t('discard')}
        </Button>
        <Button size="small" look="primary" type="submit" aria-disabled={isEmpty || undefined}>
          {t('send')}
        </Button>
      </div>
    </form>
  );
}
