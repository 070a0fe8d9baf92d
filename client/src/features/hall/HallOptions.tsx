import { IconCircleCheckFilled, IconEqual } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { rankedOptions } from '#client/features/ballots/option-ranks.ts';
import { ShareBar } from '#client/features/ballots/ShareBar.tsx';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { OptionsResult } from '#contract/live/options-result.ts';
import classes from './HallOptions.module.css';

/** So many counts can be read from the back of the room. */
const MOST_COUNTS = 10;

/** Of so many options a long one still has two lines. */
const MOST_TWO_LINED = 12;

/** The options of a vote that is open, in the order of the ballot, with what else may be marked there. */
export function HallOptions({ method }: { method: BallotMethod }) {
  const { t } = useTranslation('ballotKinds');
  const { options, atMost, otherOpinion } = method;
  const asides = [...(otherOpinion ? [t('paper.other')] : []), t('paper.blank')];
  return (
    <div className={classes.asked}>
      <p className={classes.how}>
        {atMost === 1 ? t('paper.chooseOne') : t('paper.chooseUpTo', { count: atMost })}
      </p>
      <ol className={classes.options} {...rowsFor(options.length + asides.length)}>
        {options.map((option, place) => (
          <li key={option}>
            <span className={classes.number}>{place + 1}</span>
            <span className={classes.text}>
              <span>{option}</span>
            </span>
          </li>
        ))}
        {asides.map((text) => (
          <li key={text} data-aside>
            <span className={classes.number} />
            <span className={classes.text}>
              <span>{text}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The options of a result, the most votes first; those at the end of a long list are only counted. */
export function HallOptionCounts({
  method,
  result,
}: {
  method: BallotMethod;
  result: OptionsResult;
}) {
  const { t } = useTranslation('ballotKinds');
  const ranked = rankedOptions(method, result);
  const shown = ranked.slice(0, MOST_COUNTS);
  const { base, other, blank } = result;
  const rest = [
    ...(ranked.length > shown.length
      ? [t('counts.andMore', { count: ranked.length - shown.length })]
      : []),
    ...(method.otherOpinion ? [`${t('counts.other')}: ${other}`] : []),
    `${t('counts.blank')}: ${blank}`,
  ];
  return (
    <div className={classes.counted}>
      <ul className={classes.options} {...rowsFor(shown.length)}>
        {shown.map(({ place, text, votes, standing }) => (
          <li key={place} data-standing={standing ?? undefined}>
            <span className={classes.text}>
              {standing === 'won' && <IconCircleCheckFilled aria-label={t('counts.won')} />}
              {standing === 'tied' && <IconEqual aria-label={t('counts.tied')} />}
              <span>{text}</span>
            </span>
            <span className={classes.votes}>{votes}</span>
            <ShareBar part={votes} whole={base} />
          </li>
        ))}
      </ul>
      <p className={classes.rest}>{rest.join(' · ')}</p>
    </div>
  );
}

/** Few options are large in one column, more stand in two, read from top to bottom. */
function rowsFor(count: number) {
  if (count <= 4) return { 'data-rows': 'few' };
  const style = { gridTemplateRows: `repeat(${Math.ceil(count / 2)}, auto)` };
  if (count <= 8) return { 'data-rows': 'some', style };
  return { 'data-rows': count <= MOST_TWO_LINED ? 'many' : 'most', style };
}
