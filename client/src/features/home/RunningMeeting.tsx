import { IconDoorEnter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { GoButton } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import type { Duty } from '#contract/http/meetings.ts';
import classes from './HomePage.module.css';

/** The meeting that is going on: what is being dealt with, who is there, and the way in. */
export function RunningMeeting({ duty }: { duty: Extract<Duty, { kind: 'joinMeeting' }> }) {
  const { t } = useTranslation('home');
  const facts = [
    duty.currentItem === null ? null : t('runningItem', { item: duty.currentItem }),
    duty.base > 0 ? t('present', { present: duty.present, base: duty.base }) : null,
  ].filter((fact) => fact !== null);
  return (
    <section className={classes.hero} aria-label={duty.meeting.title}>
      <div className={classes.heroText}>
        <p className={classes.live}>
          {t('running', { time: formatTime(duty.startedAt ?? duty.meeting.startsAt) })}
        </p>
        <h2 className={classes.heroTitle}>{duty.meeting.title}</h2>
        <p className={classes.heroFacts}>
          {facts.length > 0 ? facts.join(' · ') : duty.meeting.place}
        </p>
      </div>
      <GoButton
        to={`/hop/${duty.meeting.meetingId}`}
        size="large"
        className={classes.join ?? ''}
        icon={<IconDoorEnter size={24} aria-hidden="true" />}
      >
        {t('joinMeeting', { ns: 'common' })}
      </GoButton>
    </section>
  );
}
