import { useTranslation } from 'react-i18next';
import type { OpenBallot } from '#contract/live/state.ts';
import classes from './Ballots.module.css';
import { ReceivedTrack } from './ReceivedTrack.tsx';
import { useReceived } from './received.ts';

/** How many ballots have come in; never what they say. */
export function ReceivedBar({ ballot }: { ballot: OpenBallot }) {
  const { t } = useTranslation('meeting');
  const { received, base } = useReceived(ballot);
  return (
    <div>
      <p className={classes.received}>{t('ballot.received', { received, base })}</p>
      <ReceivedTrack received={received} base={base} label={t('ballot.receivedLabel')} />
    </div>
  );
}
