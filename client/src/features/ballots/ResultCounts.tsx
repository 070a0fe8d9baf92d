import { useTranslation } from 'react-i18next';
import type { BallotResult } from '#contract/live/state.ts';
import { CHOICE_ICON, CHOICES } from './choices.ts';
import { shareOf } from './received.ts';

/** How often each choice was made in a vote for/against/abstain, with its share of the rule's base; the place gives the looks. */
export function ResultCounts({
  result,
  looks,
}: {
  result: BallotResult;
  looks: { list: string | undefined; row: string | undefined; bar: string | undefined };
}) {
  const { t } = useTranslation('meeting');
  return (
    <dl className={looks.list}>
      {CHOICES.map((choice) => {
        const Picture = CHOICE_ICON[choice];
        return (
          <div key={choice} className={looks.row} data-choice={choice}>
            <dt>
              <Picture size={18} aria-hidden="true" />
              {t(`ballot.${choice}`)}
            </dt>
            <dd>{result[choice]}</dd>
            <span className={looks.bar} aria-hidden="true">
              <span style={{ width: shareOf(result[choice], result.base) }} />
            </span>
          </div>
        );
      })}
    </dl>
  );
}
