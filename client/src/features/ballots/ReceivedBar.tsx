import { useTranslation } from 'react-i18next';
import { useLiveView } from '#client/live/use-live.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import classes from './Ballots.module.css';

/** How many ballots have come in; never what they say. */
export function ReceivedBar({ ballot }: { ballot: OpenBallot }) {
  const { t } = useTranslation('meeting');
  const signal = useLiveView((view) => view.received);
  const received = signal?.ballotId === ballot.ballotId ? signal.received : 0;
  const base = ballot.voters.length;
  return (
    <div>
      <p className={classes.received}>{t('ballot.received', { received, base })}</p>
      <div
        className={classes.bar}
        role="progressbar"
        aria-label={t('ballot.receivedLabel')}
        aria-valuemin={0}
        aria-valuemax={base}
        aria-valuenow={received}
      >
        <span style={{ width: `${base === 0 ? 0 : (received / base) * 100}%` }} />
      </div>
    </div>
  );
}
