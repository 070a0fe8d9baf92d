import { IconCircleCheckFilled, IconEqual } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Pill } from '#client/ui/Pill.tsx';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { OptionsResult } from '#contract/live/options-result.ts';
import rows from './Counts.module.css';
import classes from './OptionCounts.module.css';
import { rankedOptions } from './option-ranks.ts';
import { UnsentRow } from './ResultCounts.tsx';
import { ShareBar } from './ShareBar.tsx';

/** The votes of each option with its share of the rule's base, who won and who is equal, and what was written. */
export function OptionCounts({
  method,
  result,
  unsent,
}: {
  method: BallotMethod;
  result: OptionsResult;
  /** How many sent nothing; null where no names were taken. */
  unsent: number | null;
}) {
  const { t } = useTranslation('ballotKinds');
  const { base, other, blank, otherOpinions, cast, voters } = result;
  return (
    <>
      <dl className={rows.counts}>
        {rankedOptions(method, result).map(({ place, text, votes, standing }) => (
          <div key={place} className={rows.row} data-standing={standing ?? undefined}>
            <dt>
              {text}
              {standing === 'won' && (
                <Pill tone="ok" icon={<IconCircleCheckFilled size={16} aria-hidden="true" />}>
                  {t('counts.won')}
                </Pill>
              )}
              {standing === 'tied' && (
                <Pill tone="warn" icon={<IconEqual size={16} aria-hidden="true" />}>
                  {t('counts.tied')}
                </Pill>
              )}
            </dt>
            <dd>{votes}</dd>
            <ShareBar part={votes} whole={base} />
          </div>
        ))}
        {method.otherOpinion && (
          <div className={rows.row} data-aside>
            <dt>{t('counts.other')}</dt>
            <dd>{other}</dd>
          </div>
        )}
        <div className={rows.row} data-aside>
          <dt>{t('counts.blank')}</dt>
          <dd>{blank}</dd>
        </div>
        <UnsentRow unsent={unsent} />
      </dl>
      {voters !== undefined && <p className={classes.weighed}>{t('weighed', { voters, cast })}</p>}
      {otherOpinions.length > 0 && (
        <div className={classes.opinions}>
          <p>{t('counts.opinions', { count: otherOpinions.length })}</p>
          <ul>
            {withPlaces(otherOpinions).map(([place, opinion]) => (
              <li key={place}>{opinion}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Two may have written the same: the place is the key. */
function withPlaces(opinions: readonly string[]): (readonly [number, string])[] {
  return opinions.map((opinion, place) => [place, opinion] as const);
}
