import type { ProceedingsLine } from '#contract/http/proceedings.ts';
import type { MeetingFrame } from '#contract/live/state.ts';

/** Lines that belong together: those of an item under its title, or those of no item (`title` null). */
export type ProceedingsPart = { title: string | null; texts: string[] };

/** The lines in their order of time, parted where the item changes; an item that comes back is headed again. */
export function groupLines(
  { items }: MeetingFrame,
  lines: readonly Pick<ProceedingsLine, 'itemId' | 'text'>[],
): ProceedingsPart[] {
  const titles = new Map<string, string>(
    items.map(({ itemId, title }, index) => [itemId, `${index + 1}. ${title}`]),
  );
  const parts: ProceedingsPart[] = [];
  for (const { itemId, text } of lines) {
    const title = titles.get(itemId ?? '') ?? null;
    const last = parts.at(-1);
    if (last && last.title === title) last.texts.push(text);
    else parts.push({ title, texts: [text] });
  }
  return parts;
}
