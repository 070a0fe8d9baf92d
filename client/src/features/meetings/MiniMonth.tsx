import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayKey, formatDay } from '#client/ui/format-date.ts';
import classes from '#client/ui/Month.module.css';
import { MonthGrid } from '#client/ui/MonthGrid.tsx';
import { type Month, monthOf } from '#client/ui/month.ts';
import { useMonthMeetings } from './use-month-meetings.ts';

/** A small month with a dot on each day on which one has a meeting. */
export function MiniMonth() {
  const { t } = useTranslation('meetings');
  const today = dayKey(new Date());
  const [month, setMonth] = useState<Month>(monthOf(today));
  const meetings = useMonthMeetings(month, 'mine').data;

  function cell(day: string) {
    const count = meetings?.get(day)?.length ?? 0;
    const look = [
      classes.day,
      monthOf(day) !== month && classes.outside,
      day === today && classes.today,
      count > 0 && classes.busy,
    ]
      .filter(Boolean)
      .join(' ');
    const number = Number(day.slice(8));
    if (count === 0) return <span className={look}>{number}</span>;
    const label = t('dayWithMeetings', { day: formatDay(`${day}T12:00:00+07:00`), count });
    return (
      <Link className={look} to={`/lich-hop?xem=thang&thang=${monthOf(day)}`} aria-label={label}>
        {number}
      </Link>
    );
  }

  return (
    <MonthGrid month={month} onMonth={setMonth}>
      {cell}
    </MonthGrid>
  );
}
