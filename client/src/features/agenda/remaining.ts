import type { AgendaItemId } from '#contract/ids.ts';
import type { FrameItem } from '#contract/live/state.ts';

/** The minutes planned for the items that are not done, less what the current one has taken of its own; in whole minutes. */
export function remainingMinutes(
  items: readonly FrameItem[],
  doneItemIds: readonly AgendaItemId[],
  current: { itemId: AgendaItemId; minutesTaken: number } | null,
): number {
  const left = (item: FrameItem) => {
    const planned = item.minutesPlanned ?? 0;
    return item.itemId === current?.itemId ? Math.max(0, planned - current.minutesTaken) : planned;
  };
  return items
    .filter((item) => !doneItemIds.includes(item.itemId))
    .reduce((sum, item) => sum + left(item), 0);
}

/** The item after the current one that is not done; the first such item when none is current. */
export function nextItem(
  items: readonly FrameItem[],
  currentItemId: AgendaItemId | null,
  doneItemIds: readonly AgendaItemId[],
): FrameItem | null {
  const at = items.findIndex((item) => item.itemId === currentItemId);
  const open = (item: FrameItem) =>
    item.itemId !== currentItemId && !doneItemIds.includes(item.itemId);
  return items.slice(at + 1).find(open) ?? items.find(open) ?? null;
}
