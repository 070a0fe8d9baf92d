/** The rows (from 0) that a scrolled list has to draw, some beyond either edge included; `to` is exclusive. */
export function visibleRows(list: {
  scrollTop: number;
  height: number;
  rowHeight: number;
  count: number;
  beyond: number;
}): { from: number; to: number } {
  const from = Math.floor(list.scrollTop / list.rowHeight) - list.beyond;
  const to = Math.ceil((list.scrollTop + list.height) / list.rowHeight) + list.beyond;
  return { from: Math.max(0, from), to: Math.min(list.count, Math.max(0, to)) };
}
