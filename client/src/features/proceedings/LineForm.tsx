import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import classes from './Proceedings.module.css';

/** The words of a line while they are changed; they stay until they are kept. */
export function LineForm({
  initial,
  confirm,
  busy,
  onSave,
  onCancel,
}: {
  initial: string;
  confirm: string;
  busy: boolean;
  onSave: (text: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('proceedings');
  const { t: tCommon } = useTranslation('common');
  const [text, setText] = useState(initial);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const isEmpty = text.trim() === '';
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onSave(text.trim());
      }}
    >
      <TextAreaField
        ref={field}
        label={t('line.words')}
        rows={4}
        maxLength={4000}
        value={text}
        error={isEmpty ? t('line.missing') : null}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={classes.acts}>
        <Button size="small" onClick={onCancel}>
          {tCommon('cancel')}
        </Button>
        <Button type="submit" size="small" look="primary" loading={busy}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}
