import { IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/ui/format-date.ts';
import type { VoidBallot } from '#contract/live/state.ts';
import { BallotItems } from './BallotItems.tsx';
import classes from './Ballots.module.css';
import { useVoidReason } from './use-void-reason.ts';

/** A vote that is void, with why. */
export function VoidBallotCard({ ballot }: { ballot: VoidBallot }) {
  const { t } = useTranslation('leadingBallots');
  const voidReason = useVoidReason();
  return (
    <section className={classes.card} data-outcome="rejected">
      <p className={classes.outcome}>
        <IconBan size={22} aria-hidden="true" />
        {t('void.word')}
      </p>
      <h3 className={classes.question}>{ballot.question}</h3>
      <BallotItems ballot={ballot} />
      <p className={classes.closedAt}>{t('void.at', { time: formatTime(ballot.voidedAt) })}</p>
      <p>{voidReason(ballot)}</p>
    </section>
  );
}
