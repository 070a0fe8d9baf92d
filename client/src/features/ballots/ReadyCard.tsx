import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { ReadyCheck } from '#contract/live/ready-check.ts';
import classes from './Ballots.module.css';
import { ReceivedTrack } from './ReceivedTrack.tsx';
import { TurnoutList } from './TurnoutList.tsx';
import { groupTurnout } from './turnout.ts';
import { votersIn } from './voters.ts';

/** The ready check that is going on: how many are ready, and for those who lead who is and who is not. */
export function ReadyCard({ check }: { check: ReadyCheck }) {
  const { t } = useTranslation('ballotCourse');
  const frame = useLive((state) => state.frame);
  const attendance = useLive((state) => state.attendance);
  const leads = useMay('readiness.cancel');
  const connected = useLiveView((view) => view.presence);
  const gone = useLiveView((view) => view.goneSince);
  const { run, busy, error } = useRun();
  const voters = votersIn({ frame, attendance });
  const received = new Set(check.ready);
  const groups = groupTurnout({ voters }, { received, connected, gone });
  const count = groups.received.length;
  return (
    <section className={classes.card} data-open>
      <div className={classes.cardHead}>
        <Pill tone="live" dot>
          {t('ready.word')}
        </Pill>
      </div>
      <p className={classes.received}>{t('ready.count', { ready: count, base: voters.length })}</p>
      <ReceivedTrack received={count} base={voters.length} label={t('ready.countLabel')} />
      {leads ? (
        <>
          <TurnoutList
            groups={groups}
            wordOf={(kind) => t(`ready.${kind}`)}
            unfolded={['lost', 'waiting']}
          />
          <ErrorNotice error={error} />
          <Button
            look="quiet"
            wide
            loading={busy !== null}
            onClick={() => void run('readiness.cancel', {})}
          >
            {t('ready.cancel')}
          </Button>
        </>
      ) : (
        <p className={classes.rule}>{t('ready.wait')}</p>
      )}
    </section>
  );
}
