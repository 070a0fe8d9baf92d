import { IconCircleX, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CHOICE_ICON, CHOICES } from '#client/features/ballots/choices.ts';
import { useRuleSentence } from '#client/features/ballots/use-rule-sentence.ts';
import type { ClosedBallot } from '#contract/live/state.ts';
import classes from './HallVote.module.css';

/** A result in large numbers, with the outcome and the rule that it was measured by. */
export function HallResult({ ballot }: { ballot: ClosedBallot }) {
  const { t } = useTranslation('hall');
  const { t: tMeeting } = useTranslation('meeting');
  const ruleSentence = useRuleSentence();
  const { result } = ballot;
  const passed = result.outcome === 'passed';
  const Outcome = passed ? IconRosetteDiscountCheck : IconCircleX;
  return (
    <div className={classes.result}>
      <p className={classes.asked}>{ballot.question}</p>
      <dl className={classes.numbers}>
        {CHOICES.map((choice) => {
          const Picture = CHOICE_ICON[choice];
          return (
            <div key={choice} className={classes.number} data-choice={choice}>
              <dt>
                <Picture aria-hidden="true" />
                {tMeeting(`ballot.${choice}`)}
              </dt>
              <dd>{result[choice]}</dd>
              <span className={classes.track} aria-hidden="true">
                <span
                  style={{
                    width: `${result.base === 0 ? 0 : (result[choice] / result.base) * 100}%`,
                  }}
                />
              </span>
            </div>
          );
        })}
      </dl>
      <div className={classes.outcome} data-passed={passed || undefined}>
        <span className={classes.seal}>
          <Outcome aria-hidden="true" />
        </span>
        <div>
          <p className={classes.outcomeWord}>{t(result.outcome)}</p>
          <p className={classes.rule}>{ruleSentence(result)}</p>
        </div>
      </div>
    </div>
  );
}
