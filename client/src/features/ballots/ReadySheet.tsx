import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import classes from './BallotSheet.module.css';
import { ModalSheet } from './ModalSheet.tsx';

/** Asks a voter, before a vote, to say that one is ready at this device. */
export function ReadySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('ballotCourse');
  const { run, busy, error } = useRun();
  return (
    <ModalSheet labelledBy="ready-title" onClose={onClose}>
      <h2 className={classes.question} id="ready-title">
        {t('ready.title')}
      </h2>
      <p className={classes.hint}>{t('ready.text')}</p>
      <ErrorNotice error={error} />
      <div className={classes.acts}>
        <Button
          look="primary"
          size="large"
          wide
          icon={<IconCheck size={24} aria-hidden="true" />}
          loading={busy !== null}
          onClick={() => void run('readiness.say', {}).then((ok) => ok && onClose())}
        >
          {t('ready.say')}
        </Button>
        <Button look="quiet" wide onClick={onClose}>
          {t('ready.later')}
        </Button>
      </div>
    </ModalSheet>
  );
}
