import { IconCircleDashed, IconRosetteDiscountCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { nameOfUser } from '#client/features/meeting/people.ts';
import { formatTime } from '#client/ui/format-date.ts';
import type {
  BallotOutcome,
  CountedBallot,
  MeetingFrame,
  OpenBallot,
} from '#contract/live/state.ts';
import classes from './Ballots.module.css';
import { CHOICE_ICON } from './choices.ts';
import { ResultCounts } from './ResultCounts.tsx';
import { useRuleSentence } from './use-rule-sentence.ts';

/** What came of a vote: the outcome, the question, the counts, and the sentence with the rule. */
export function OutcomeLines({
  ballot,
  closedAt,
  outcome: { result },
}: {
  ballot: OpenBallot;
  closedAt: CountedBallot['closedAt'];
  outcome: BallotOutcome;
}) {
  const { t } = useTranslation(['meeting', 'secretBallots']);
  const ruleSentence = useRuleSentence();
  const Outcome = result.outcome === 'passed' ? IconRosetteDiscountCheck : IconX;
  const time = t('ballot.closedAt', { time: formatTime(closedAt) });
  return (
    <>
      <p className={classes.outcome}>
        <Outcome size={22} aria-hidden="true" />
        {t(`ballot.${result.outcome}`)}
      </p>
      <h3 className={classes.question}>{ballot.question}</h3>
      <p className={classes.closedAt}>
        {ballot.secret ? `${t('secretBallots:open')} · ${time}` : time}
      </p>
      <ResultCounts
        result={result}
        looks={{ list: classes.counts, row: classes.countRow, bar: classes.bar }}
      />
      <p className={classes.rule}>{ruleSentence(result)}</p>
    </>
  );
}

/** Who chose what in an open vote, folded away unless asked for. */
export function RollCall({
  rollCall,
  frame,
  open,
}: {
  rollCall: BallotOutcome['rollCall'];
  frame: MeetingFrame | null;
  open: boolean;
}) {
  const { t } = useTranslation('meeting');
  return (
    <details className={classes.rollCall} open={open}>
      <summary>{t('ballot.rollCall')}</summary>
      <ul>
        {rollCall.map(({ userId, choice }) => {
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
  );
}
