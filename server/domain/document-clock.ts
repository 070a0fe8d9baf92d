import type { DueState } from '#contract/http/papers.ts';
import type { Sitting } from '#contract/http/rules.ts';
import {
  dayOf,
  endOfWork,
  type WorkingCalendar,
  workingDayBefore,
  workingDaysAfter,
} from './working-days.ts';

/** The setting that says how many working days before a sitting its papers are due. */
export function dueRuleOf(sitting: Sitting): `documents.due.${Sitting}` {
  return `documents.due.${sitting}`;
}

/**
 * When the papers of a sitting are due: at the end of the working day that lies so many working days before it. The working
 * regulations of a People's Committee have the papers of a regular sitting reach its members at least 3 working days
 * beforehand, those of a thematic or urgent one 1; the figures are dated settings, each with its source.
 */
export function dueTime(startsAt: Date, workingDays: number, calendar: WorkingCalendar): Date {
  return endOfWork(workingDayBefore(dayOf(startsAt), workingDays, calendar));
}

/** How a due time stands now: working days that are left after today, due today, or working days that have gone by since. */
export function dueState(dueAt: Date, now: Date, calendar: WorkingCalendar): DueState {
  const [due, today] = [dayOf(dueAt), dayOf(now)];
  if (now.getTime() > dueAt.getTime())
    return { state: 'overdue', workingDays: workingDaysAfter(due, today, calendar) };
  if (due === today) return { state: 'today' };
  return { state: 'ahead', workingDays: workingDaysAfter(today, due, calendar) };
}
