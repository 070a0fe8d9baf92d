import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { read } from '#client/api/query.ts';
import { MeetingRows } from '#client/features/meetings/MeetingRow.tsx';
import { Card } from '#client/ui/Card.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { addDays, dayKey, instantOf } from '#client/ui/format-date.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import classes from './HomePage.module.css';

const DAYS = 7;

/** One's own meetings of today and of the seven days after it. */
export function ComingMeetings() {
  const { t } = useTranslation('home');
  const today = dayKey(new Date());
  const meetings = useQuery(
    read('meetings.list', {
      query: {
        scope: 'mine',
        from: instantOf(today, '00:00'),
        to: instantOf(addDays(today, DAYS + 1), '00:00'),
      },
    }),
  );
  if (!meetings.data) {
    return (
      <Card title={t('today')}>
        {meetings.error ? (
          <ErrorState error={meetings.error} onRetry={() => void meetings.refetch()} />
        ) : (
          <LoadingState />
        )}
      </Card>
    );
  }
  const sorted = meetings.data.meetings.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const ofToday = sorted.filter((meeting) => dayKey(meeting.startsAt) === today);
  const later = sorted.filter((meeting) => dayKey(meeting.startsAt) > today);
  return (
    <div className={classes.stack}>
      <Card title={t('today')}>
        {ofToday.length > 0 ? (
          <MeetingRows meetings={ofToday} />
        ) : (
          <p className={classes.none}>{t('noneToday')}</p>
        )}
      </Card>
      <Card title={t('week')} action={<Link to="/lich-hop">{t('all')}</Link>}>
        {later.length > 0 ? (
          <MeetingRows meetings={later} />
        ) : (
          <p className={classes.none}>{t('noneWeek')}</p>
        )}
      </Card>
    </div>
  );
}
