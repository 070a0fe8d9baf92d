import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/ui/format-date.ts';
import type { AttendanceRecord } from '#contract/live/attendance.ts';

/** A record in a few words: where and since when, until when, or why not; null where there is nothing to say. */
export function useRecordWords(record: AttendanceRecord | null): string | null {
  const { t } = useTranslation('meeting');
  const { t: tCheckIn } = useTranslation('checkIn');
  switch (record?.status) {
    case 'present':
      return [
        t(`attendance.${record.mode}`),
        tCheckIn('list.from', { time: formatTime(record.arrivedAt ?? record.at) }),
        record.by === 'code' && tCheckIn('list.byCode'),
        record.by === 'ballot' && tCheckIn('list.byBallot'),
      ]
        .filter(Boolean)
        .join(' · ');
    case 'left':
      return [
        t(`attendance.${record.mode}`),
        tCheckIn('list.span', { from: formatTime(record.arrivedAt), to: formatTime(record.at) }),
      ].join(' · ');
    case 'excused':
      return record.reason === '' ? null : record.reason;
    default:
      return null;
  }
}
