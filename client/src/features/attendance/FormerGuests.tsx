import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { formerEntry } from '#contract/live/former-entry.ts';
import classes from './Attendance.module.css';
import { RosterRow } from './RosterRow.tsx';

/** The guests who were asked to leave, below the roster of those who lead: they attended, with their times. Nothing while there is none. */
export function FormerGuests() {
  const { t } = useTranslation('checkIn');
  const former = useLive((state) => state.frame?.formerGuests) ?? [];
  const attendance = useLive((state) => state.attendance);
  const ended = useLive((state) => state.phase === 'ended');
  if (former.length === 0) return null;
  return (
    <section aria-label={t('list.formerGuests')}>
      <h3 className={classes.group}>{t('list.formerGuests')}</h3>
      <ul className={classes.rows}>
        {former.map((guest) => (
          <RosterRow
            key={guest.userId}
            entry={{ ...formerEntry(guest, attendance[guest.userId]), connected: false }}
            ended={ended}
            onMark={null}
          />
        ))}
      </ul>
    </section>
  );
}
