import type { ProceedingsLine, SuggestedLine } from '#contract/http/proceedings.ts';
import type { FrameItem } from '#contract/live/state.ts';

/** A line in its place: `heading` is the title of its item where that begins, else null. */
export type ProceedingsEntry = { key: string; heading: string | null } & (
  | { kind: 'written'; line: ProceedingsLine }
  | { kind: 'suggested'; line: SuggestedLine }
);

/** What is written and what is suggested in one order: by time, and of one moment by their events. */
export function linesByTime(
  written: readonly ProceedingsLine[],
  suggested: readonly SuggestedLine[],
  items: readonly Pick<FrameItem, 'itemId' | 'title'>[],
): ProceedingsEntry[] {
  const all = [
    ...written.map((line) => ({ kind: 'written' as const, key: line.lineId as string, line })),
    ...suggested.map((line) => ({ kind: 'suggested' as const, key: `${line.seq}`, line })),
  ].sort(
    (a, b) =>
      Date.parse(a.line.at) - Date.parse(b.line.at) || (a.line.seq ?? 0) - (b.line.seq ?? 0),
  );
  return all.map((entry, index) => {
    const { itemId } = entry.line;
    const begins = itemId !== (all[index - 1]?.line.itemId ?? null);
    const title = items.find((item) => item.itemId === itemId)?.title ?? null;
    return { ...entry, heading: begins ? title : null };
  });
}
