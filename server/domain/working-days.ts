import { refuse } from '#contract/errors.ts';

/** A day of the Vietnamese calendar as yyyy-MM-dd. */
export type Day = string;

/** The days that differ from the week's rule: no work on `off`, work on `working` though it is a weekend. */
export type WorkingCalendar = { off: ReadonlySet<Day>; working: ReadonlySet<Day> };

const DAY_MS = 24 * 3_600_000;
/** Vietnam keeps UTC+7 all year (Asia/Ho_Chi_Minh). */
const VIETNAM_AHEAD_MS = 7 * 3_600_000;
/** A working day of an office ends at 17:00. */
const END_OF_WORK_MS = 17 * 3_600_000;
/** No row of days off is as long as this: a calendar that holds one is wrong. */
const MOST_DAYS_OFF = 60;

/** The day on which a moment falls in Vietnam. */
export function dayOf(at: Date): Day {
  return new Date(at.getTime() + VIETNAM_AHEAD_MS).toISOString().slice(0, 10);
}

/** The day so many calendar days later, before it when negative. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The end of the day's work, 17:00 in Vietnam. */
export function endOfWork(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - VIETNAM_AHEAD_MS + END_OF_WORK_MS);
}

/** True on Monday to Friday but for days off, and on days that are worked in exchange. */
export function isWorkingDay(day: Day, { off, working }: WorkingCalendar): boolean {
  if (working.has(day)) return true;
  return !isWeekend(day) && !off.has(day);
}

/** Refuses to have a weekday worked in exchange: it is worked anyway. */
export function requireExchangeable(day: Day): void {
  if (!isWeekend(day)) throw refuse('BAD_INPUT', 'worked-anyway');
}

/** The working day that lies so many working days before a day, which itself is not counted, be it one or not. */
export function workingDayBefore(day: Day, count: number, calendar: WorkingCalendar): Day {
  let found = day;
  for (let left = count; left > 0; left -= 1) found = lastWorkingDayBefore(found, calendar);
  return found;
}

/** How many working days there are after `from`, up to `to` and with it; 0 when `to` is not later. */
export function workingDaysAfter(from: Day, to: Day, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, calendar)) count += 1;
  return count;
}

function lastWorkingDayBefore(day: Day, calendar: WorkingCalendar): Day {
  for (let back = 1; back <= MOST_DAYS_OFF; back += 1) {
    const before = addDays(day, -back);
    if (isWorkingDay(before, calendar)) return before;
  }
  throw new Error(`the calendar has no working day in the ${MOST_DAYS_OFF} days before ${day}`);
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
