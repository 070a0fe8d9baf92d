import { IconCircleDashed, IconRosetteDiscountCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { nameOfUser } from '#client/features/meeting/people.ts';
import { formatTime } from '#client/ui/format-date.ts';
import type { ClosedBallot, MeetingFrame } from '#contract/live/state.ts';
import classes from './Ballots.module.css';
import { CHOICE_ICON } from './choices.ts';
import { ResultCounts } from './ResultCounts.tsx';
import { SecretCountLines } from './SecretCountLines.tsx';
import { useRuleSentence } from './use-rule-sentence.ts';

/** A result: the outcome, the sentence with the rule, the counts over all members, and the roll call or the count of sealed ballots. */
export function BallotResultCard({
  ballot,
  frame,
  rollCallOpen,
}: {
  ballot: ClosedBallot;
  frame: MeetingFrame | null;
  rollCallOpen: boolean;
}) {
  const { t } = useTranslation('meeting');
  const ruleSentence = useRuleSentence();
  const { result } = ballot;
  const Outcome = result.outcome === 'passed' ? IconRosetteDiscountCheck : IconX;
  return (
    <section className={classes.card} data-outcome={result.outcome}>
      <p className={classes.outcome}>
        <Outcome size={22} aria-hidden="true" />
        {t(`ballot.${result.outcome}`)}
      </p>
      <h3 className={classes.question}>{ballot.question}</h3>
      <p className={classes.closedAt}>
        {t('ballot.closedAt', { time: formatTime(ballot.closedAt) })}
      </p>
      <ResultCounts
        result={result}
        looks={{ list: classes.counts, row: classes.countRow, bar: classes.bar }}
      />
      <p className={classes.rule}>{ruleSentence(result)}</p>
      {ballot.secretCount ? (
        <SecretCountLines ballot={ballot} count={ballot.secretCount} />
      ) : (
        <details className={classes.rollCall} open={rollCallOpen}>
          <summary>{t('ballot.rollCall')}</summary>
          <ul>
            {ballot.rollCall.map(({ userId, choice }) => {
              const Picture = choice ? CHOICE_ICON[choice] : IconCircleDashed;
              return (
                <li key={userId}>
                  <span>{nameOfUser(frame, userId)}</span>
                  <span className={classes.cast} data-choice={choice ?? 'none'}>
                    <Picture size={18} aria-hidden="true" />
                    {choice ? t(`ballot.${choice}`) : t('ballot.didNotVote')}
                  </span>
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </section>
  );
}
