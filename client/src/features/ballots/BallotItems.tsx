import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import classes from './BallotItems.module.css';

/** The items that a vote on several is on, with their places in the agenda; nothing for a vote on one. */
export function BallotItems({ ballot: { itemIds } }: { ballot: Pick<OpenBallot, 'itemIds'> }) {
  const { t } = useTranslation('ballotCourse');
  const items = useLive((state) => state.frame?.items);
  if (!itemIds || !items) return null;
  return (
    <div className={classes.items}>
      <p>{t('block.on', { count: itemIds.length })}</p>
      <ol>
        {items.map((item, index) =>
          itemIds.includes(item.itemId) ? (
            <li key={item.itemId} value={index + 1}>
              {item.title}
            </li>
          ) : null,
        )}
      </ol>
    </div>
  );
}
