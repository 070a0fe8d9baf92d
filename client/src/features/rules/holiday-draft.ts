import { addDays, weekdayOf } from '#client/ui/format-date.ts';
import type { Holiday } from '#contract/http/rules.ts';

/** A day off as it is being written; `until` is the last day of a row of them, empty for one day. */
export type HolidayDraft = Holiday & { until: string };

/** What is wrong with a draft, by the field that it is shown at. */
export type HolidayProblem = 'day' | 'exchanged' | 'until' | 'holidayName';

/** No row of days off that is set at once is longer: the lunar new year takes seven to nine. */
export const MOST_DAYS_AT_ONCE = 15;

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The days that a draft without problems means, from the first on; a working day is one alone. */
export function daysIn({ day, until, isWorkingDay }: HolidayDraft): string[] {
  const days = [day];
  if (isWorkingDay || until === '') return days;
  for (let next = addDays(day, 1); next <= until; next = addDays(next, 1)) days.push(next);
  return days;
}

/** Everything that keeps a draft from being sent; the server holds the same limits. */
export function holidayProblems(draft: HolidayDraft, today: string): Set<HolidayProblem> {
  const { day, until, isWorkingDay } = draft;
  const problems = new Set<HolidayProblem>();
  if (draft.name.trim().length < 2) problems.add('holidayName');
  if (!isDay(day) || day < today) return problems.add('day');
  const weekday = weekdayOf(day);
  if (isWorkingDay && weekday !== 0 && weekday !== 6) problems.add('exchanged');
  const isRow = !isWorkingDay && until !== '';
  const last = addDays(day, MOST_DAYS_AT_ONCE - 1);
  if (isRow && (!isDay(until) || until < day || until > last)) problems.add('until');
  return problems;
}
