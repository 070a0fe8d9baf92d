import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import classes from './Attendance.module.css';
import { RosterRow } from './RosterRow.tsx';
import { useFormerEntries } from './use-former-entries.ts';

/** The guests who were asked to leave, below the roster of those who lead: they attended, with their times. Nothing while there is none. */
export function FormerGuests() {
  const { t } = useTranslation('checkIn');
  const former = useFormerEntries();
  const ended = useLive((state) => state.phase === 'ended');
  if (former.length === 0) return null;
  return (
    <section aria-label={t('list.formerGuests')}>
      <h3 className={classes.group}>{t('list.formerGuests')}</h3>
      <ul className={classes.rows}>
        {former.map((entry) => (
          <RosterRow key={entry.participant.userId} entry={entry} ended={ended} onMark={null} />
        ))}
      </ul>
    </section>
  );
}
