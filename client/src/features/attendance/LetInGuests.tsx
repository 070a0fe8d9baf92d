import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { formatTime } from '#client/ui/format-date.ts';
import type { GuestVisit } from '#contract/live/guest-visits.ts';
import classes from './Attendance.module.css';
import { countRoster, type RosterEntry } from './group-roster.ts';
import { RosterRow } from './RosterRow.tsx';
import { type GuestEntry, useLetInGuests } from './use-let-in-guests.ts';

/**
 * The guests who came in by the meeting's code, below the roster of those invited: who is in, then who has left, each with the times of
 * every visit. `onMark` null: the reader does not keep attendance. Who was asked out is nobody's to mark. Nothing while there is none.
 */
export function LetInGuests({ onMark }: { onMark: ((entry: RosterEntry) => void) | null }) {
  const { t } = useTranslation('checkIn');
  const { inside, gone } = useLetInGuests();
  return (
    <>
      <Guests title={t('guests.title')} guests={inside} onMark={onMark} />
      <Guests title={t('guests.gone')} guests={gone} onMark={onMark} />
    </>
  );
}

function Guests({
  title,
  guests,
  onMark,
}: {
  title: string;
  guests: GuestEntry[];
  onMark: ((entry: RosterEntry) => void) | null;
}) {
  const ended = useLive((state) => state.phase === 'ended');
  const aboutGuest = useGuestWords();
  const { present } = countRoster(guests);
  if (guests.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={classes.group}>
        {title}
        {present > 0 && <span className="numerals">{present}</span>}
      </h3>
      <ul className={classes.rows}>
        {guests.map((guest) => (
          <RosterRow
            key={guest.participant.userId}
            entry={guest}
            ended={ended}
            about={aboutGuest(guest)}
            onMark={onMark && guest.participant.isLetIn ? () => onMark(guest) : null}
          />
        ))}
      </ul>
    </section>
  );
}

/** Unit, the times of each visit and how it ended, and whether who is in has lost the line, or who has left has one. */
function useGuestWords(): (guest: GuestEntry) => string {
  const { t } = useTranslation('checkIn');
  const ended = useLive((state) => state.phase === 'ended');
  const timesOf = ({ cameAt, leftAt }: GuestVisit) => {
    if (cameAt && leftAt)
      return t('list.span', { from: formatTime(cameAt), to: formatTime(leftAt) });
    if (cameAt) return t('list.from', { time: formatTime(cameAt) });
    return leftAt && t('guests.until', { time: formatTime(leftAt) });
  };
  return ({ participant, record, connected, visits }) =>
    [
      participant.unitName,
      ...visits.map((visit) =>
        [timesOf(visit), visit.askedOut && t('guests.askedOut')].filter(Boolean).join(', '),
      ),
      record?.status === 'present' && !connected && !ended && t('guests.noLine'),
      record?.status === 'left' && connected && t('guests.stillOn'),
    ]
      .filter(Boolean)
      .join(' · ');
}
