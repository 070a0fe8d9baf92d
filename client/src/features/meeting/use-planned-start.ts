import { useTranslation } from 'react-i18next';
import { dayKey, formatDay, formatTime } from '#client/ui/format-date.ts';

/** Tells when a meeting is to begin: the time alone where that is today, else with its day. */
export function usePlannedStart(): (startsAt: string, now: Date) => string {
  const { t } = useTranslation('meeting');
  return (startsAt, now) => {
    const time = formatTime(startsAt);
    return dayKey(startsAt) === dayKey(now)
      ? t('startsAt', { time })
      : t('startsOn', { time, day: formatDay(startsAt) });
  };
}
