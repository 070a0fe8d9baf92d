import { useTranslation } from 'react-i18next';
import { itemsOfPlan, withoutItem } from '#contract/block-without-item.ts';
import type { AgendaItem } from '#contract/http/meetings.ts';
import type { AgendaItemId } from '#contract/ids.ts';
import classes from './Prepare.module.css';

/** What becomes of the prepared votes when the item is removed: which go with it, and which are on fewer items from then on. */
export function BallotsOfRemoved({
  items,
  itemId: removed,
}: {
  items: readonly AgendaItem[];
  itemId: AgendaItemId;
}) {
  const { t } = useTranslation('prepareBallots');
  const lines = items.flatMap(({ itemId, preparedBallots = [] }) =>
    preparedBallots
      .filter((plan) => itemsOfPlan(itemId, plan).includes(removed))
      .map((plan) => ({ plan, left: withoutItem({ itemId, plan }, removed) })),
  );
  if (lines.length === 0) return null;

  function wordsOf({ plan: { question }, left }: (typeof lines)[number]): string {
    if (!left) return t('goesWithItem', { question });
    const count = itemsOfPlan(left.itemId, left.plan).length;
    if (count > 1) return t('leavesBlock', { question, count });
    const title = items.find((item) => item.itemId === left.itemId)?.title ?? '';
    return t('staysOnItem', { question, title });
  }

  return (
    <ul className={classes.ballots}>
      {lines.map((line) => (
        <li key={line.plan.preparedBallotId}>{wordsOf(line)}</li>
      ))}
    </ul>
  );
}
