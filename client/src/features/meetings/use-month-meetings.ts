import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from '#client/api/query.ts';
import { addDays, dayKey, instantOf } from '#client/ui/format-date.ts';
import { type Month, weeksOf } from '#client/ui/month.ts';
import type { MeetingList, MeetingSummary } from '#contract/http/meetings.ts';

/** The meetings of the weeks that a month's page shows, by the day on which they begin. */
export function useMonthMeetings(month: Month, scope: 'mine' | 'all') {
  const days = weeksOf(month).flat();
  const first = days[0] ?? `${month}-01`;
  const last = days.at(-1) ?? first;
  return useQuery({
    ...read('meetings.list', {
      query: {
        scope,
        from: instantOf(first, '00:00'),
        to: instantOf(addDays(last, 1), '00:00'),
      },
    }),
    placeholderData: keepPreviousData,
    select: byDay,
  });
}

function byDay({ meetings }: MeetingList): Map<string, MeetingSummary[]> {
  const sorted = meetings.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  return Map.groupBy(sorted, (meeting) => dayKey(meeting.startsAt));
}
