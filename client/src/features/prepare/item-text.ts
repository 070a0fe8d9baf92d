import type { AgendaItem, AgendaItemText } from '#contract/http/meetings.ts';

/** An agenda item as it stands in its form; the minutes as they are typed. */
export type ItemDraft = Omit<AgendaItemText, 'minutesPlanned'> & { minutes: string };

/** The form of an item that is stored, or of a new one. */
export function itemDraft(item: AgendaItem | null): ItemDraft {
  return {
    title: item?.title ?? '',
    presenterId: item?.presenterId ?? null,
    unitId: item?.unitId ?? null,
    minutes: item?.minutesPlanned?.toString() ?? '',
  };
}

/** What is wrong with an item's form. */
export function itemProblems(draft: ItemDraft): { title: boolean; minutes: boolean } {
  const minutes = draft.minutes.trim();
  const number = Number(minutes);
  return {
    title: draft.title.trim().length < 2,
    minutes: minutes !== '' && !(Number.isInteger(number) && number >= 1 && number <= 600),
  };
}

/** The form as the server takes it; only for a form without problems. */
export function itemText(draft: ItemDraft): AgendaItemText {
  const minutes = draft.minutes.trim();
  return {
    title: draft.title.trim(),
    presenterId: draft.presenterId,
    unitId: draft.unitId,
    minutesPlanned: minutes === '' ? null : Number(minutes),
  };
}
