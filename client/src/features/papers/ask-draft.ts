import { dayKey, formatTime, instantOf } from '#client/ui/format-date.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { NewPaperRequest } from '#contract/http/papers.ts';
import type { AgendaItemId, UnitId } from '#contract/ids.ts';

/** A request as it stands in the form: the day as yyyy-MM-dd and the time as HH:mm, both of Vietnam. */
export type AskDraft = {
  itemId: AgendaItemId | '';
  unitIds: readonly UnitId[];
  title: string;
  note: string;
  day: string;
  time: string;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The form at its beginning: the first item without a document, its own unit, due as the rule says. */
export function emptyAsk(meeting: Meeting, dueAt: string): AskDraft {
  const item = meeting.items.find(({ documents }) => documents.length === 0) ?? meeting.items[0];
  return {
    itemId: item?.itemId ?? '',
    unitIds: item?.unitId ? [item.unitId] : [],
    title: '',
    note: '',
    day: dayKey(dueAt),
    time: formatTime(dueAt),
  };
}

/** The form for another item; the units become that item's own, as long as nobody has chosen others. */
export function withItem(draft: AskDraft, meeting: Meeting, itemId: string): AskDraft {
  const unitOf = (id: string) => meeting.items.find((item) => item.itemId === id)?.unitId ?? null;
  const item = meeting.items.find((each) => each.itemId === itemId);
  if (!item) return draft;
  const before = unitOf(draft.itemId);
  const isUntouched = draft.unitIds.every((unitId) => unitId === before);
  const own = item.unitId === null ? [] : [item.unitId];
  return { ...draft, itemId: item.itemId, unitIds: isUntouched ? own : draft.unitIds };
}

/** The due time as an instant; null while day or time are none. */
export function dueOf({ day, time }: Pick<AskDraft, 'day' | 'time'>): string | null {
  return DAY.test(day) && TIME.test(time) ? instantOf(day, time) : null;
}

/** A form without problems as what the server takes; null when something is wrong with it. */
export function askedOf(draft: AskDraft): NewPaperRequest | null {
  const dueAt = dueOf(draft);
  const title = draft.title.trim();
  if (draft.itemId === '' || draft.unitIds.length === 0 || title.length < 2 || dueAt === null)
    return null;
  return {
    itemId: draft.itemId,
    unitIds: [...draft.unitIds],
    title,
    note: draft.note.trim(),
    dueAt,
  };
}
