import type { AgendaItemId } from './ids.ts';
import type { BallotPlan } from './prepared-ballot.ts';

/** The items that a prepared vote is on: those of its block, else the one that it belongs to. */
export function itemsOfPlan(itemId: AgendaItemId, { itemIds }: Pick<BallotPlan, 'itemIds'>) {
  return itemIds ?? [itemId];
}

/**
 * What is left of a prepared vote when an item is taken off the agenda: the item leaves the block, and a vote that belonged to it
 * belongs to the next one that was named; a block of one is a plain vote. Null: nothing is left, the vote goes with the item.
 */
export function withoutItem<Plan extends Pick<BallotPlan, 'itemIds'>>(
  prepared: { itemId: AgendaItemId; plan: Plan },
  removed: AgendaItemId,
): { itemId: AgendaItemId; plan: Plan } | null {
  const before = itemsOfPlan(prepared.itemId, prepared.plan);
  const left = before.filter((id) => id !== removed);
  const [itemId] = left;
  if (itemId === undefined) return null;
  if (left.length === before.length) return prepared;
  const { itemIds: _, ...plain } = prepared.plan;
  const plan = left.length > 1 ? { ...plain, itemIds: left } : plain;
  return { itemId, plan: plan as Plan };
}
