import { IconHandStop, IconPlayerPauseFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CHOICE_ICON, CHOICES } from '#client/features/ballots/choices.ts';
import { ReceivedTrack } from '#client/features/ballots/ReceivedTrack.tsx';
import { useReceived } from '#client/features/ballots/received.ts';
import { useTimeLeft } from '#client/features/ballots/use-time-left.ts';
import { clockFace } from '#client/features/meeting/clock-face.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import { HallItems } from './HallItems.tsx';
import { HallOptions } from './HallOptions.tsx';
import classes from './HallVote.module.css';
import { SecretMark } from './SecretMark.tsx';

/** A vote that is open: the question, how many ballots came in, the time left; never what they say. */
export function HallVote({ ballot }: { ballot: OpenBallot }) {
  const { t } = useTranslation('hall');
  const { t: tCourse } = useTranslation('ballotCourse');
  return (
    <div className={classes.vote}>
      {ballot.pausedAt && (
        <p className={classes.kind}>
          <IconPlayerPauseFilled aria-hidden="true" />
          {tCourse('pause.wordHall')}
        </p>
      )}
      {ballot.method ? (
        <>
          <div className={classes.asking}>
            <p className={classes.asked} data-large>
              {ballot.question}
            </p>
            {ballot.secret && <SecretMark text={t('secretVote')} />}
          </div>
          <HallItems ballot={ballot} />
          <HallOptions method={ballot.method} />
        </>
      ) : (
        <>
          {ballot.secret && <SecretMark text={t('secretKept')} />}
          <p className={classes.question} data-block={ballot.itemIds && true}>
            {ballot.question}
          </p>
          <HallItems ballot={ballot} />
          <HallChoices />
        </>
      )}
      {ballot.hands ? (
        <p className={classes.kind}>
          <IconHandStop aria-hidden="true" />
          {t('hands')}
        </p>
      ) : (
        <Received ballot={ballot} />
      )}
    </div>
  );
}

function HallChoices() {
  const { t } = useTranslation('meeting');
  return (
    <ul className={classes.options}>
      {CHOICES.map((choice) => {
        const Picture = CHOICE_ICON[choice];
        return (
          <li key={choice} data-choice={choice}>
            <Picture aria-hidden="true" />
            {t(`ballot.${choice}`)}
          </li>
        );
      })}
    </ul>
  );
}

function Received({ ballot }: { ballot: OpenBallot }) {
  const { t } = useTranslation('hall');
  const { received, base } = useReceived(ballot);
  const left = useTimeLeft(ballot);
  return (
    <div className={classes.receipt} data-low={ballot.method !== undefined || undefined}>
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
      <ReceivedTrack
        received={received}
        base={base}
        label={t('received')}
        className={classes.received}
      />
    </div>
  );
}
