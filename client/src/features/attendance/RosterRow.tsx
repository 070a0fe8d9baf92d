import { useTranslation } from 'react-i18next';
import { useStandsFor } from '#client/features/invitations/use-stands-for.ts';
import { postOf } from '#client/features/meeting/people.ts';
import { useLive } from '#client/live/use-live.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import classes from './Attendance.module.css';
import { type RosterEntry, statusOf } from './group-roster.ts';
import { useRecordWords } from './use-record-words.ts';

/**
 * One person: name, post, whether here and how, and a dot while their device is connected. `about` stands in place of what the record
 * and the post say.
 */
export function RosterRow({
  entry,
  ended,
  about,
  onMark,
}: {
  entry: RosterEntry;
  ended: boolean;
  about?: string;
  onMark: (() => void) | null;
}) {
  const { t } = useTranslation('meeting');
  const { t: tCheckIn } = useTranslation('checkIn');
  const { t: tWaiting } = useTranslation('waitingRoom');
  const { participant, record, connected } = entry;
  const status = statusOf(entry) ?? (ended ? 'notRecorded' : 'notYet');
  const isThere = record?.status === 'present';
  const standsFor = useStandsFor()(participant);
  const reason = record ? '' : participant.absence?.reason;
  const isOut = useLive((state) => state.removed[participant.userId] !== undefined);
  const words = useRecordWords(record) ?? reason;
  const detail = [
    isOut && tWaiting('removal.outside'),
    // Who came after all is absent no more.
    (!isThere || participant.replaces) && standsFor,
    about ?? (words || (!standsFor && postOf(participant))),
  ]
    .filter(Boolean)
    .join(' · ');
  const inside = (
    <>
      <Avatar name={participant.name} connected={connected} />
      <span className={classes.words}>
        <span className={classes.name}>{participant.name}</span>
        <span className={classes.under}>{detail}</span>
        {connected && <VisuallyHidden>, {t('attendance.connected')}</VisuallyHidden>}
      </span>
      <span className={classes.status} data-status={status}>
        {status === 'left' ? tCheckIn('list.left') : t(`attendance.${status}`)}
      </span>
    </>
  );
  return (
    <li>
      {onMark ? (
        <button
          type="button"
          className={classes.row}
          title={t('attendance.mark', { name: participant.name })}
          onClick={onMark}
        >
          {inside}
        </button>
      ) : (
        <div className={classes.row}>{inside}</div>
      )}
    </li>
  );
}
