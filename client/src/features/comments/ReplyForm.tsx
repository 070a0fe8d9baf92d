import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import classes from './Comments.module.css';

/** A few lines of answer, or of one's own comment that is being changed. */
export function ReplyForm({
  initial = '',
  busy = false,
  onSend,
  onCancel,
}: {
  initial?: string;
  busy?: boolean;
  onSend: (text: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('comments');
  const [text, setText] = useState(initial);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const isEmpty = text.trim() === '';
  const send = () => {
    if (!isEmpty) onSend(text.trim());
  };
  return (
    <div className={classes.reply}>
      <textarea
        ref={field}
        className={classes.text}
        aria-label={t(initial === '' ? 'answer.label' : 'text.label')}
        placeholder={t('answer.placeholder')}
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <div className={classes.actions}>
        <Button size="small" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button
          size="small"
          look="primary"
          loading={busy}
          aria-disabled={isEmpty || undefined}
          onClick={send}
        >
          {t(initial === '' ? 'sendAnswer' : 'saveEdit')}
        </Button>
      </div>
    </div>
  );
}
