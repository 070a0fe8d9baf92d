import { IconCircleCheckFilled, IconEqual } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { rankedOptions } from '#client/features/ballots/option-ranks.ts';
import { ShareBar } from '#client/features/ballots/ShareBar.tsx';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { OptionsResult } from '#contract/live/options-result.ts';
import classes from './HallOptions.module.css';

/** So many counts can be read from the back of the room. */
const MOST_COUNTS = 10;

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
      <ol className={classes.options} {...rowsFor([...options, ...asides])}>
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
  unsent,
}: {
  method: BallotMethod;
  result: OptionsResult;
  /** How many sent nothing; null where no names were taken. */
  unsent: number | null;
}) {
  const { t } = useTranslation(['ballotKinds', 'meeting']);
  const ranked = rankedOptions(method, result);
  const shown = ranked.slice(0, MOST_COUNTS);
  const { base, other, blank } = result;
  const rest = [
    ...(ranked.length > shown.length
      ? [t('counts.andMore', { count: ranked.length - shown.length })]
      : []),
    ...(method.otherOpinion ? [`${t('counts.other')}: ${other}`] : []),
    `${t('counts.blank')}: ${blank}`,
    ...(unsent === null ? [] : [`${t('meeting:ballot.didNotVote')}: ${unsent}`]),
  ];
  return (
    <div className={classes.counted}>
      <ul className={classes.options} {...rowsFor(shown.map(({ text }) => text))}>
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

/** So many characters of an option fit in a line of a column, at the least. */
const LINE_IN_ONE_COLUMN = 60;
const LINE_IN_TWO_COLUMNS = 38;

/**
 * Few options are large in one column, more stand in two, read from top to bottom. The letters are as large as the lines of the
 * longest option leave room for; where very many stand, a long one has fewer lines.
 */
function rowsFor(texts: readonly string[]) {
  const isOneColumn = texts.length <= 4;
  const rows = isOneColumn ? texts.length : Math.ceil(texts.length / 2);
  const longest = Math.max(...texts.map((text) => text.length));
  const wanted = Math.ceil(longest / (isOneColumn ? LINE_IN_ONE_COLUMN : LINE_IN_TWO_COLUMNS));
  const most = rows > 6 ? 1 : rows > 3 ? 2 : 4;
  const style = { '--rows': rows, '--lines': Math.min(wanted, most) } as CSSProperties;
  if (isOneColumn) return { 'data-rows': 'few', style };
  const gridTemplateRows = `repeat(${rows}, auto)`;
  return {
    'data-rows': texts.length <= 8 ? 'some' : 'many',
    style: { ...style, gridTemplateRows },
  };
}
