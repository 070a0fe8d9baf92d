import { useTranslation } from 'react-i18next';
import { lookOf } from '#client/features/ballots/option-ranks.ts';
import { OUTCOME_ICON } from '#client/features/ballots/outcome-icon.ts';
import { ResultCounts } from '#client/features/ballots/ResultCounts.tsx';
import { unsentIn } from '#client/features/ballots/unsent.ts';
import { useOutcomeWords } from '#client/features/ballots/use-outcome-words.ts';
import type { ClosedBallot } from '#contract/live/state.ts';
import { HallItems } from './HallItems.tsx';
import { HallOptionCounts } from './HallOptions.tsx';
import classes from './HallVote.module.css';
import { SecretMark } from './SecretMark.tsx';

/** A result in large numbers, with the outcome and the rule that it was measured by. */
export function HallResult({ ballot }: { ballot: ClosedBallot }) {
  const { t } = useTranslation('hall');
  const { t: tMeeting } = useTranslation('meeting');
  const { t: tSecret } = useTranslation('secretBallots');
  const outcomeWords = useOutcomeWords();
  const { result, method } = ballot;
  const { word, note } = outcomeWords(ballot, result);
  const look = lookOf(result);
  const unsent = unsentIn(ballot);
  const Outcome = OUTCOME_ICON[look];
  return (
    <div className={classes.result}>
      <div className={classes.asking}>
        <p className={classes.asked}>{ballot.question}</p>
        {ballot.secret && <SecretMark text={t('secretVote')} />}
      </div>
      <HallItems ballot={ballot} />
      {'outcome' in result ? (
        <>
          <ResultCounts result={result} looks={{ list: classes.numbers, row: classes.number }} />
          {unsent !== null && (
            <p className={classes.unsent}>{`${tMeeting('ballot.didNotVote')}: ${unsent}`}</p>
          )}
        </>
      ) : (
        method && <HallOptionCounts method={method} result={result} unsent={unsent} />
      )}
      <div className={classes.outcome} data-look={look}>
        <span className={classes.seal}>
          <Outcome aria-hidden="true" />
        </span>
        <div>
          <p className={classes.outcomeWord}>{'outcome' in result ? t(result.outcome) : word}</p>
          <p className={classes.rule}>{note}</p>
          {ballot.secretCount && (
            <p className={classes.rule}>{tSecret('count', ballot.secretCount)}</p>
          )}
        </div>
      </div>
    </div>
  );
}
