import type { TFunction } from 'i18next';
import { formatDay, formatTime, longWeekday } from '#client/ui/format-date.ts';
import type { DueState } from '#contract/http/papers.ts';

/** How a due time stands, in words: "còn 2 ngày làm việc", "quá hạn". */
export function dueWords(due: DueState, t: TFunction<'papers'>): string {
  if (due.state === 'today') return t('due.today');
  if (due.state === 'ahead') return t('due.ahead', { count: due.workingDays });
  if (due.workingDays === 0) return t('due.overdueToday');
  return t('due.overdue', { count: due.workingDays });
}

/** The parts of a due time that its sentences are made of; the weekday in small letters, as inside of a sentence. */
export function dueParts(dueAt: string, language: string) {
  const weekday = longWeekday(dueAt, language);
  return {
    time: formatTime(dueAt),
    weekday: language === 'vi' ? weekday.charAt(0).toLowerCase() + weekday.slice(1) : weekday,
    day: formatDay(dueAt),
  };
}
