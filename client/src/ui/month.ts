import { addDays, weekdayOf } from './format-date.ts';

/** A month as yyyy-MM. */
export type Month = `${number}-${number}` | string;

/** The month of a yyyy-MM-dd day. */
export function monthOf(day: string): Month {
  return day.slice(0, 7);
}

/** The month that lies `count` months after `month`. */
export function addMonths(month: Month, count: number): Month {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const date = new Date(Date.UTC(year, number - 1 + count, 1));
  return date.toISOString().slice(0, 7);
}

/** The days that a month's page shows: whole weeks from Monday to Sunday, each day as yyyy-MM-dd. */
export function weeksOf(month: Month): string[][] {
  const first = `${month}-01`;
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const start = addDays(first, -((weekdayOf(first) + 6) % 7));
  const weeks: string[][] = [];
  for (let monday = start; monday <= last; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}

/** Whether a text is a month as it stands in an address. */
export function isMonth(text: string | null): text is Month {
  return text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}
