import { useTranslation } from 'react-i18next';
import { CHOICE_ICON, CHOICES } from '#client/features/ballots/choices.ts';
import { clockFace, secondsUntil } from '#client/features/meeting/clock-face.ts';
import { useLive, useLiveView, useServerNow } from '#client/live/use-live.ts';
import classes from './HallVote.module.css';

/** A vote that is open: the question, how many ballots came in, the time left; never what they say. */
export function HallVote() {
  const { t } = useTranslation('hall');
  const { t: tMeeting } = useTranslation('meeting');
  const ballot = useLive((state) => state.openBallot);
  const signal = useLiveView((view) => view.received);
  const now = useServerNow(Boolean(ballot?.closesAt));
  if (!ballot) return null;
  const received = signal?.ballotId === ballot.ballotId ? signal.received : 0;
  const base = ballot.voters.length;
  const left = ballot.closesAt === null ? null : secondsUntil(ballot.closesAt, now);
  return (
    <div className={classes.vote}>
      <p className={classes.question}>{ballot.question}</p>
      <ul className={classes.options}>
        {CHOICES.map((choice) => {
          const Picture = CHOICE_ICON[choice];
          return (
            <li key={choice} data-choice={choice}>
              <Picture aria-hidden="true" />
              {tMeeting(`ballot.${choice}`)}
            </li>
          );
        })}
      </ul>
      <div className={classes.receipt}>
        <div>
          <p className={classes.receiptWord}>{t('received')}</p>
          <p className={classes.receiptCount}>
            {received}
            <span>
              /{base} {t('votes')}
            </span>
          </p>
        </div>
        {left !== null && (
          <div className={classes.timeLeft}>
            <p className={classes.receiptWord}>{left === 0 ? t('timeUp') : t('timeLeft')}</p>
            <p className={classes.receiptCount}>{clockFace(left)}</p>
          </div>
        )}
        <div
          className={classes.track}
          role="progressbar"
          aria-label={t('received')}
          aria-valuemin={0}
          aria-valuemax={base}
          aria-valuenow={received}
        >
          <span style={{ width: `${base === 0 ? 0 : (received / base) * 100}%` }} />
        </div>
      </div>
    </div>
  );
}
