import { IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { votedOn } from '#contract/live/evolve.ts';
import classes from './VoteDesk.module.css';

/** What those who lead do before a vote, while none is under way. */
export function VoteDesk() {
  const { t } = useTranslation('ballotCourse');
  const isIdle = useLive((state) => state.phase === 'running' && votedOn(state) === null);
  const isChecking = useLive((state) => state.readyCheck !== null);
  const mayAsk = useMay('readiness.ask');
  const { run, busy, error } = useRun();
  if (!isIdle || !mayAsk) return null;
  return (
    <section className={classes.desk}>
      {!isChecking && (
        <Button
          wide
          icon={<IconUserCheck size={20} aria-hidden="true" />}
          loading={busy === 'readiness.ask'}
          onClick={() => void run('readiness.ask', {})}
        >
          {t('ready.ask')}
        </Button>
      )}
      <ErrorNotice error={error} />
    </section>
  );
}
