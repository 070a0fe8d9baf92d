import { dayKey, formatTime, instantOf } from '#client/ui/format-date.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { MeetingTypeId, SiteId, UserId } from '#contract/ids.ts';

/** What is said of a meeting as such, as it stands in the form: days as yyyy-MM-dd, times as HH:mm, both of Vietnam. */
export type InfoDraft = {
  title: string;
  typeId: MeetingTypeId | null;
  startDay: string;
  startTime: string;
  endDay: string;
  endTime: string;
  place: string;
  chairId: UserId | null;
  secretaryId: UserId | null;
  siteIds: SiteId[];
  asksPassword: boolean;
};

/** What is wrong with a field. */
export type InfoProblem =
  | 'missing'
  | 'too-short'
  | 'not-a-day'
  | 'not-a-time'
  | 'ends-before-start';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A stored meeting as a form. */
export function toDraft(meeting: Meeting): InfoDraft {
  return {
    title: meeting.title,
    typeId: meeting.typeId,
    startDay: dayKey(meeting.startsAt),
    startTime: formatTime(meeting.startsAt),
    endDay: dayKey(meeting.endsAt),
    endTime: formatTime(meeting.endsAt),
    place: meeting.place,
    chairId: meeting.chairId,
    secretaryId: meeting.secretaryId,
    siteIds: meeting.siteIds,
    asksPassword: meeting.asksPassword ?? false,
  };
}

/** What is wrong with a form, by field; empty when it can be sent. */
export function problemsOf(draft: InfoDraft): Partial<Record<keyof InfoDraft, InfoProblem>> {
  const problems: Partial<Record<keyof InfoDraft, InfoProblem>> = {};
  if (draft.title.trim() === '') problems.title = 'missing';
  else if (draft.title.trim().length < 3) problems.title = 'too-short';
  if (draft.place.trim() === '') problems.place = 'missing';
  for (const key of ['typeId', 'chairId', 'secretaryId'] as const) {
    if (draft[key] === null) problems[key] = 'missing';
  }
  for (const key of ['startDay', 'endDay'] as const) {
    if (!DAY.test(draft[key])) problems[key] = 'not-a-day';
  }
  for (const key of ['startTime', 'endTime'] as const) {
    if (!TIME.test(draft[key])) problems[key] = 'not-a-time';
  }
  const timed = !problems.startDay && !problems.endDay && !problems.startTime && !problems.endTime;
  if (timed && instantsOf(draft).endsAt <= instantsOf(draft).startsAt) {
    problems.endTime = 'ends-before-start';
  }
  return problems;
}

/** A form without problems as what the server takes; null when something is wrong with it. */
export function fromDraft(draft: InfoDraft) {
  const { typeId, chairId, secretaryId } = draft;
  if (typeId === null || chairId === null || secretaryId === null) return null;
  if (Object.keys(problemsOf(draft)).length > 0) return null;
  return {
    title: draft.title.trim(),
    typeId,
    ...instantsOf(draft),
    place: draft.place.trim(),
    chairId,
    secretaryId,
    siteIds: draft.siteIds,
    ...(draft.asksPassword && { asksPassword: true as const }),
  };
}

function instantsOf(draft: InfoDraft): { startsAt: string; endsAt: string } {
  return {
    startsAt: instantOf(draft.startDay, draft.startTime),
    endsAt: instantOf(draft.endDay, draft.endTime),
  };
}
