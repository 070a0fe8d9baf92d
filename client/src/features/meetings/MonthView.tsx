import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { dayKey, formatTime } from '#client/ui/format-date.ts';
import classes from '#client/ui/Month.module.css';
import { MonthHead } from '#client/ui/MonthHead.tsx';
import { type Month, monthOf, weeksOf } from '#client/ui/month.ts';
import type { MeetingSummary } from '#contract/http/meetings.ts';
import { MeetingRows } from './MeetingRow.tsx';
import { meetingLink } from './meeting-link.ts';
import { useMonthMeetings } from './use-month-meetings.ts';

const SHOWN_PER_DAY = 3;

/** A month as a table of weeks; on a phone the same month as a list. */
export function MonthView({
  month,
  scope,
  onMonth,
}: {
  month: Month;
  scope: 'mine' | 'all';
  onMonth: (month: Month) => void;
}) {
  const { t } = useTranslation('meetings');
  const meetings = useMonthMeetings(month, scope);
  if (meetings.error && !meetings.data) {
    return <ErrorState error={meetings.error} onRetry={() => void meetings.refetch()} />;
  }
  const byDay = meetings.data ?? new Map<string, MeetingSummary[]>();
  const ofMonth = weeksOf(month)
    .flat()
    .filter((day) => monthOf(day) === month)
    .flatMap((day) => byDay.get(day) ?? []);
  return (
    <Card>
      <MonthHead month={month} onMonth={onMonth} />
      <MonthTable month={month} byDay={byDay} />
      <div className={classes.phoneList}>
        {ofMonth.length > 0 ? (
          <MeetingRows meetings={ofMonth} />
        ) : (
          <EmptyState title={t('none')} text={t('noneText')} />
        )}
      </div>
    </Card>
  );
}

function MonthTable({
  month,
  byDay,
}: {
  month: Month;
  byDay: ReadonlyMap<string, MeetingSummary[]>;
}) {
  const { t } = useTranslation('meetings');
  const today = dayKey(new Date());
  return (
    <table className={classes.full}>
      <thead>
        <tr>
          {t('weekdayNames', { returnObjects: true }).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const meetings = byDay.get(day) ?? [];
              const hidden = meetings.length - SHOWN_PER_DAY;
              return (
                <td key={day} data-outside={monthOf(day) !== month}>
                  <span className={`${classes.number} numerals`} data-today={day === today}>
                    {Number(day.slice(8))}
                  </span>
                  {meetings.slice(0, SHOWN_PER_DAY).map((meeting) => (
                    <Link
                      key={meeting.meetingId}
                      to={meetingLink(meeting)}
                      className={classes.event ?? ''}
                      data-phase={meeting.phase}
                      title={meeting.title}
                    >
                      {formatTime(meeting.startsAt)} {meeting.title}
                    </Link>
                  ))}
                  {hidden > 0 && <p className={classes.moreText}>{t('more', { count: hidden })}</p>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
