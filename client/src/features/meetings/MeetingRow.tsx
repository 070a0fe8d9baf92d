import { IconMapPin, IconUser, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayKey, formatShortDay, formatTime, shortWeekday } from '#client/ui/format-date.ts';
import type { MeetingSummary } from '#contract/http/meetings.ts';
import classes from './MeetingRow.module.css';
import { meetingLink } from './meeting-link.ts';
import { PhasePill } from './PhasePill.tsx';

/** Meetings as lines: when, what and where, how far. */
export function MeetingRows({ meetings }: { meetings: readonly MeetingSummary[] }) {
  return (
    <ul className={classes.rows}>
      {meetings.map((meeting) => (
        <li key={meeting.meetingId}>
          <MeetingRow meeting={meeting} />
        </li>
      ))}
    </ul>
  );
}

function MeetingRow({ meeting }: { meeting: MeetingSummary }) {
  const { t } = useTranslation('meetings');
  const thisYear = dayKey(meeting.startsAt).slice(0, 4) === dayKey(new Date()).slice(0, 4);
  return (
    <Link to={meetingLink(meeting)} className={classes.row ?? ''}>
      <span className={`${classes.when} numerals`}>
        <strong>
          {shortWeekday(meeting.startsAt)} {formatShortDay(meeting.startsAt)}
        </strong>
        <span>
          {formatTime(meeting.startsAt)}
          {!thisYear && ` · ${dayKey(meeting.startsAt).slice(0, 4)}`}
        </span>
      </span>
      <span className={classes.what}>
        <span className={classes.title}>{meeting.title}</span>
        <span className={classes.facts}>
          <span>
            <IconMapPin size={16} aria-hidden="true" />
            {meeting.place}
          </span>
          <span>
            <IconVideo size={16} aria-hidden="true" />
            {meeting.siteCount > 0
              ? t('siteCount', { count: meeting.siteCount })
              : t('inPersonOnly')}
          </span>
          <span>
            <IconUser size={16} aria-hidden="true" />
            {t('chairedBy', { name: meeting.chairName })}
          </span>
        </span>
      </span>
      <PhasePill phase={meeting.phase} />
    </Link>
  );
}
