import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { LEAST_REASON_LENGTH } from '#contract/reasons.ts';
import classes from './RoomSheets.module.css';
import { useRun } from './use-run.ts';

/** Asks the chair to decide whether the meeting opens without a quorum: the figures, the rule, and the reason to be recorded. */
export function StartSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('checkIn');
  const quorum = useLive((state) => state.quorum);
  const rules = useLive((state) => state.frame?.rules);
  const [reason, setReason] = useState('');
  const { run, busy, error } = useRun();
  const rule = rules ? `${rules.quorumNumerator}/${rules.quorumDenominator}` : '';
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('start.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('start.wait')}</Button>
          <Button
            look="primary"
            type="submit"
            form="start-without-quorum"
            loading={busy !== null}
            disabled={reason.trim().length < LEAST_REASON_LENGTH}
          >
            {t('start.confirm')}
          </Button>
        </>
      }
    >
      <form
        id="start-without-quorum"
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void run('meeting.start', { reason: reason.trim() }).then((ok) => ok && onClose());
        }}
      >
        <Notice tone="warn" title={t('start.figures', { ...quorum, rule })}>
          {t('start.text')}
        </Notice>
        <TextAreaField
          label={t('start.reason')}
          hint={t('start.reasonHint')}
          value={reason}
          required
          maxLength={500}
          rows={3}
          onChange={(event) => setReason(event.target.value)}
        />
        <ErrorNotice error={error} />
      </form>
    </Sheet>
  );
}
