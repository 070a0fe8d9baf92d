import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#client/live/use-live.ts';
import { Pill } from '#client/ui/Pill.tsx';
import type { HandCounting } from '#contract/live/hand-count.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import { BallotItems } from './BallotItems.tsx';
import classes from './Ballots.module.css';
import { HandCountForm } from './HandCountForm.tsx';
import { VoidBallotButton } from './VoidBallotButton.tsx';

/** A show of hands that is going on: the question for all, and the form for those who count. */
export function HandCountCard({ ballot, hands }: { ballot: OpenBallot; hands: HandCounting }) {
  const { t } = useTranslation('handCount');
  const mayCount = useMay('ballot.enterHands');
  return (
    <section className={classes.card} data-open>
      <div className={classes.cardHead}>
        <Pill tone="live" icon={<IconHandStop size={16} aria-hidden="true" />}>
          {t('word')}
        </Pill>
      </div>
      <h3 className={classes.question}>{ballot.question}</h3>
      <BallotItems ballot={ballot} />
      {mayCount ? (
        // After two counts that differed the form begins anew.
        <HandCountForm key={hands.differed} ballot={ballot} hands={hands} />
      ) : (
        <p className={classes.rule}>{t('raise')}</p>
      )}
      <VoidBallotButton ballot={ballot} />
    </section>
  );
}
