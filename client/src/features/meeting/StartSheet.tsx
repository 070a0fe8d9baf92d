import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, useLiveStore, useServerNow } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import { formatDay, formatTime, longWeekday } from '#client/ui/format-date.ts';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { LEAST_REASON_LENGTH } from '#contract/reasons.ts';
import { isUntimely, startsWithoutQuorum } from './govern.ts';
import classes from './RoomSheets.module.css';
import { useRun } from './use-run.ts';

/** Asks the chair before a start that is not plain: on another day or early, without a quorum, or both. */
export function StartSheet({ onClose }: { onClose: () => void }) {
  const store = useLiveStore();
  // As it was when it was asked: a form must not change under the hand.
  const [{ isUnready, isOff }] = useState(() => {
    const { state, selfId } = store.getSnapshot();
    return {
      isUnready: startsWithoutQuorum(state, selfId),
      isOff: isUntimely(state, store.serverNow()),
    };
  });
  return isUnready ? (
    <WithoutQuorum isOff={isOff} onClose={onClose} />
  ) : (
    <AtAnotherTime onClose={onClose} />
  );
}

function AtAnotherTime({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('checkIn');
  const { run, busy, error } = useRun();
  return (
    <ConfirmDialog
      open
      title={t('start.nowTitle')}
      confirm={t('start.now')}
      busy={busy !== null}
      error={error}
      onConfirm={() => void run('meeting.start', {}).then((ok) => ok && onClose())}
      onClose={onClose}
    >
      <PlannedTime />
    </ConfirmDialog>
  );
}

/** When the meeting was to begin, and what time it is. */
function PlannedTime() {
  const { t, i18n } = useTranslation('checkIn');
  const planned = useLive((state) => state.frame?.startsAt);
  const now = new Date(useServerNow());
  if (!planned) return null;
  const inWords = (at: string | Date) => ({
    time: formatTime(at),
    day: `${longWeekday(at, i18n.language)}, ${formatDay(at)}`,
  });
  return (
    <Notice tone="warn" title={t('start.planned', inWords(planned))}>
      {t('start.isNow', inWords(now))}
    </Notice>
  );
}

/** Asks the chair to decide whether the meeting opens without a quorum: the figures, the rule, and the reason to be recorded. */
function WithoutQuorum({ isOff, onClose }: { isOff: boolean; onClose: () => void }) {
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
        {isOff && <PlannedTime />}
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
