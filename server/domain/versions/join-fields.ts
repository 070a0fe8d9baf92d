import type { PageBox } from '#contract/http/versions.ts';

/** So many regions a page are told; with more, the page is different as a whole and one region says so. */
const MAX_REGIONS = 24;
/** Fields that lie so far apart still belong together. */
const REACH = 2;

/** Joins marked fields that lie together into rectangles; a lonely field is a speck of dust. `size` is a field's edge in points. */
export function joinFields(marked: Uint8Array, columns: number, size: number): PageBox[] {
  const seen = new Uint8Array(marked.length);
  const boxes: PageBox[] = [];
  for (let start = 0; start < marked.length; start += 1) {
    if (!marked[start] || seen[start]) continue;
    const group = groupFrom(start, marked, columns, seen);
    if (group.length > 1) boxes.push(boxOf(group, columns, size));
  }
  if (boxes.length <= MAX_REGIONS) return boxes;
  const all = [...marked.keys()].filter((field) => marked[field]);
  return [boxOf(all, columns, size)];
}

function groupFrom(start: number, marked: Uint8Array, columns: number, seen: Uint8Array): number[] {
  const rows = marked.length / columns;
  const group = [start];
  seen[start] = 1;
  for (let next = 0; next < group.length; next += 1) {
    const field = group[next] ?? start;
    const [x, y] = [field % columns, Math.floor(field / columns)];
    for (let row = Math.max(0, y - REACH); row <= Math.min(rows - 1, y + REACH); row += 1)
      for (
        let column = Math.max(0, x - REACH);
        column <= Math.min(columns - 1, x + REACH);
        column += 1
      ) {
        const other = row * columns + column;
        if (!marked[other] || seen[other]) continue;
        seen[other] = 1;
        group.push(other);
      }
  }
  return group;
}

function boxOf(fields: readonly number[], columns: number, size: number): PageBox {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  for (const field of fields) {
    const [x, y] = [field % columns, Math.floor(field / columns)];
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + 1);
    bottom = Math.max(bottom, y + 1);
  }
  const tenth = (value: number) => Math.round(value * size * 10) / 10;
  return [tenth(left), tenth(top), tenth(right - left), tenth(bottom - top)];
}
