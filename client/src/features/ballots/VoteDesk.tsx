import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { votedOn } from '#contract/live/evolve.ts';
import { OpenBallotSheet } from './OpenBallotSheet.tsx';
import { PreparedList } from './PreparedList.tsx';
import { type PreparedHere, preparedIn } from './prepared-in.ts';
import classes from './VoteDesk.module.css';

/** What those who lead do before a vote, while none is under way: see what is prepared, and ask who is ready. */
export function VoteDesk() {
  const { t } = useTranslation('ballotCourse');
  const state = useLive((live) => live);
  const mayAsk = useMay('readiness.ask');
  const mayOpen = useMay('ballot.open');
  const { run, busy, error } = useRun();
  const [opening, setOpening] = useState<PreparedHere | null>(null);
  if (state.phase !== 'running' || votedOn(state) !== null || !mayAsk) return null;
  const prepared = preparedIn(state);
  return (
    <section className={classes.desk}>
      {prepared.length > 0 && (
        <>
          <h3 className={classes.title}>{t('prepared.title')}</h3>
          <PreparedList prepared={prepared} onOpen={mayOpen ? setOpening : null} />
        </>
      )}
      {state.readyCheck === null && (
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
      {opening && <OpenBallotSheet asked={opening} onClose={() => setOpening(null)} />}
    </section>
  );
}
