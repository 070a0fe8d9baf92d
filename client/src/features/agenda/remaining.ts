import type { AgendaItemId } from '#contract/ids.ts';
import type { FrameItem } from '#contract/live/state.ts';

/** The minutes planned for the items that are not done, the current one in full. */
export function remainingMinutes(
  items: readonly FrameItem[],
  doneItemIds: readonly AgendaItemId[],
): number {
  return items
    .filter((item) => !doneItemIds.includes(item.itemId))
    .reduce((sum, item) => sum + (item.minutesPlanned ?? 0), 0);
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
