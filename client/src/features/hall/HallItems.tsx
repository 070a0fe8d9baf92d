import { useLive } from '#client/live/use-live.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import classes from './HallItems.module.css';

/** The items of a vote on several at once, with their places in the agenda; nothing for a vote on one. */
export function HallItems({ ballot: { itemIds } }: { ballot: Pick<OpenBallot, 'itemIds'> }) {
  const items = useLive((state) => state.frame?.items);
  if (!itemIds || !items) return null;
  return (
    <ol className={classes.items}>
      {items.map((item, index) =>
        itemIds.includes(item.itemId) ? (
          <li key={item.itemId} value={index + 1}>
            {item.title}
          </li>
        ) : null,
      )}
    </ol>
  );
}
