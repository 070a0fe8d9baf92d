import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { LEAST_REASON_LENGTH } from '#contract/reasons.ts';
import classes from './Papers.module.css';

/** Asks why something is sent after it was due; `names` are the papers in question. */
export function LateReasonSheet({
  names,
  busy = false,
  error = null,
  onSend,
  onDrop,
}: {
  names: readonly string[];
  busy?: boolean;
  error?: unknown;
  onSend: (reason: string) => void;
  onDrop: () => void;
}) {
  const { t } = useTranslation('papers');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isTooShort = reason.trim().length < LEAST_REASON_LENGTH;
  const send = () => {
    setTried(true);
    if (!isTooShort) onSend(reason.trim());
  };
  return (
    <Sheet
      open
      onClose={onDrop}
      title={t('late.title')}
      footer={
        <>
          <Button onClick={onDrop}>{t('late.drop')}</Button>
          <Button look="primary" loading={busy} onClick={send}>
            {t('late.send')}
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        <p>{t('late.text')}</p>
        <ul className={classes.names}>
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
        <TextAreaField
          label={t('late.reason')}
          hint={t('late.reasonHint')}
          error={tried && isTooShort ? t('late.tooShort') : null}
          required
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <ErrorNotice error={error} />
      </div>
    </Sheet>
  );
}
