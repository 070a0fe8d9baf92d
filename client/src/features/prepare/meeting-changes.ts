import { formatSpan } from '#client/ui/format-date.ts';
import type { Meeting } from '#contract/http/meetings.ts';

/** What of a meeting is said to have changed. */
export type ChangedPart =
  | 'title'
  | 'type'
  | 'time'
  | 'place'
  | 'chair'
  | 'secretary'
  | 'agenda'
  | 'attendees'
  | 'sites';

/** A part of a meeting that reads differently in two states of it, as both are read; lists have a line for each entry. */
export type MeetingChange = { part: ChangedPart; before: string; after: string };

/** What differs between two states of a meeting, in the order of the steps. */
export function changesBetween(before: Meeting, after: Meeting): MeetingChange[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  return (Object.keys(was) as ChangedPart[])
    .map((part) => ({ part, before: was[part], after: is[part] }))
    .filter((change) => change.before !== change.after);
}

function partsOf(meeting: Meeting): Record<ChangedPart, string> {
  const nameOf = (userId: string) =>
    meeting.participants.find((participant) => participant.userId === userId)?.name ?? '';
  return {
    title: meeting.title,
    type: meeting.typeName,
    time: formatSpan(meeting.startsAt, meeting.endsAt),
    place: meeting.place,
    chair: nameOf(meeting.chairId),
    secretary: nameOf(meeting.secretaryId),
    agenda: meeting.items.map((item, index) => `${index + 1}. ${item.title}`).join('\n'),
    attendees: meeting.participants.map(({ name }) => name).join('\n'),
    sites: meeting.sites.map(({ name }) => name).join('\n'),
  };
}
