import { useTranslation } from 'react-i18next';
import type { BallotResult } from '#contract/live/state.ts';
import rows from './Counts.module.css';
import { CHOICE_ICON, CHOICES } from './choices.ts';
import { ShareBar } from './ShareBar.tsx';

/** How often each choice was made in a vote for/against/abstain, with its share of the rule's base; the hall screen gives it other looks. */
export function ResultCounts({
  result,
  unsent = null,
  looks = { list: rows.counts, row: rows.row },
}: {
  result: BallotResult;
  /** How many sent nothing, where that is known and shown here. */
  unsent?: number | null;
  looks?: { list: string | undefined; row: string | undefined };
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
            <ShareBar part={result[choice]} whole={result.base} />
          </div>
        );
      })}
      <UnsentRow unsent={unsent} />
    </dl>
  );
}

/** How many sent nothing, as the last row of the counts; nothing where no names were taken. */
export function UnsentRow({ unsent }: { unsent: number | null }) {
  const { t } = useTranslation('meeting');
  if (unsent === null) return null;
  return (
    <div className={rows.row} data-aside>
      <dt>{t('ballot.didNotVote')}</dt>
      <dd>{unsent}</dd>
    </div>
  );
}
