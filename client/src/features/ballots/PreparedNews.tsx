import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import type { PreparedBallot } from '#contract/prepared-ballot.ts';
import classes from './OpenBallotSheet.module.css';

/** Says that somebody has changed the prepared vote since it was opened in the form, with its question as it is now. */
export function PreparedNews({
  fresh,
  onTake,
  onKeep,
}: {
  fresh: PreparedBallot;
  onTake: () => void;
  onKeep: () => void;
}) {
  const { t } = useTranslation('ballotCourse');
  return (
    <Notice tone="warn" title={t('prepared.changed')}>
      <p>{fresh.question}</p>
      <div className={classes.news}>
        <Button size="small" onClick={onTake}>
          {t('prepared.takeNew')}
        </Button>
        <Button size="small" look="quiet" onClick={onKeep}>
          {t('prepared.keepOwn')}
        </Button>
      </div>
    </Notice>
  );
}
