import { IconEyeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useWidth } from '#client/features/meeting/use-width.ts';
import { useLive, useLiveStore, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { CountedBallot } from '#contract/live/state.ts';
import classes from './Ballots.module.css';
import { OutcomeLines, RollCall } from './OutcomeLines.tsx';
import { lookOf } from './option-ranks.ts';
import { VoidBallotButton } from './VoidBallotButton.tsx';

/** A vote whose result the chair has not published: those who lead it see what came of it, everybody else that it is over. */
export function CountedBallotCard({ counted }: { counted: CountedBallot }) {
  const { t } = useTranslation('leadingBallots');
  const maySee = useMay('ballot.seeOutcome');
  return (
    <section className={classes.card} data-open>
      <div className={classes.cardHead}>
        <Pill tone="warn">{t('unpublished')}</Pill>
      </div>
      {maySee ? (
        <UnpublishedOutcome counted={counted} />
      ) : (
        <>
          <h3 className={classes.question}>{counted.ballot.question}</h3>
          <p className={classes.rule}>{t('waitsForChair')}</p>
        </>
      )}
    </section>
  );
}

function UnpublishedOutcome({ counted: { ballot, closedAt } }: { counted: CountedBallot }) {
  const { t } = useTranslation(['leadingBallots', 'secretBallots']);
  const { meetingId } = useLiveStore();
  const { ballotId } = ballot;
  const acts = useRun();
  const mayPublish = useMay('ballot.publish');
  // Elsewhere the dock has the button beside this; on a phone this lies over it.
  const isPhone = useWidth() === 'phone';
  const frame = useLive((state) => state.frame);
  const { data: outcome, error } = useQuery(
    read('ballots.outcome', { params: { meetingId, ballotId } }),
  );
  return (
    <>
      <p className={classes.onlyHere}>
        <IconEyeOff size={18} aria-hidden="true" />
        {t('onlyLeaders')}
      </p>
      {outcome && (
        <div data-outcome={lookOf(outcome.result)} className={classes.unpublished}>
          <OutcomeLines ballot={ballot} closedAt={closedAt} outcome={outcome} />
          {outcome.secretCount ? (
            <p className={classes.rule}>{t('secretBallots:count', outcome.secretCount)}</p>
          ) : (
            <RollCall
              method={ballot.method}
              rollCall={outcome.rollCall}
              frame={frame}
              open={false}
            />
          )}
        </div>
      )}
      <ErrorNotice error={error ?? acts.error} />
      {isPhone && mayPublish && (
        <Button
          look="primary"
          wide
          loading={acts.busy === 'ballot.publish'}
          onClick={() => void acts.run('ballot.publish', { ballotId })}
        >
          {t('publish')}
        </Button>
      )}
      <VoidBallotButton ballot={ballot} />
    </>
  );
}
