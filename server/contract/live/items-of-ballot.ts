import type { AgendaItemId } from '../ids.ts';
import type { ClosedBallot, LiveState, OpenBallot } from './state.ts';

/** The agenda items that a vote is on, in the order in which they were named; none for a vote on no item. */
export function itemsOfBallot({
  itemId,
  itemIds,
}: Pick<OpenBallot, 'itemId' | 'itemIds'>): AgendaItemId[] {
  return itemIds ?? (itemId === null ? [] : [itemId]);
}

/** The published votes on an item, also those on several items at once, in the order in which they were held: its line each. */
export function ballotsOnItem(
  { closedBallots }: Pick<LiveState, 'closedBallots'>,
  itemId: AgendaItemId,
): ClosedBallot[] {
  return closedBallots.filter((ballot) => itemsOfBallot(ballot).includes(itemId));
}
