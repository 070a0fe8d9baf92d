import { IconCircleX, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ResultCounts } from '#client/features/ballots/ResultCounts.tsx';
import { useRuleSentence } from '#client/features/ballots/use-rule-sentence.ts';
import type { ClosedBallot } from '#contract/live/state.ts';
import classes from './HallVote.module.css';
import { SecretMark } from './SecretMark.tsx';

/** A result in large numbers, with the outcome and the rule that it was measured by. */
export function HallResult({ ballot }: { ballot: ClosedBallot }) {
  const { t } = useTranslation('hall');
  const { t: tSecret } = useTranslation('secretBallots');
  const ruleSentence = useRuleSentence();
  const { result } = ballot;
  const passed = result.outcome === 'passed';
  const Outcome = passed ? IconRosetteDiscountCheck : IconCircleX;
  return (
    <div className={classes.result}>
      <div className={classes.asking}>
        <p className={classes.asked}>{ballot.question}</p>
        {ballot.secret && <SecretMark text={t('secretVote')} />}
      </div>
      <ResultCounts
        result={result}
        looks={{ list: classes.numbers, row: classes.number, bar: classes.track }}
      />
      <div className={classes.outcome} data-passed={passed || undefined}>
        <span className={classes.seal}>
          <Outcome aria-hidden="true" />
        </span>
        <div>
          <p className={classes.outcomeWord}>{t(result.outcome)}</p>
          <p className={classes.rule}>{ruleSentence(result)}</p>
          {ballot.secretCount && (
            <p className={classes.rule}>{tSecret('count', ballot.secretCount)}</p>
          )}
        </div>
      </div>
    </div>
  );
}
