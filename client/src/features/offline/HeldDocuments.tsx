import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isWhole, type KeptMeeting, type KeptVersion } from '#client/offline/kept-documents.ts';
import { formatDay } from '#client/ui/format-date.ts';
import { formatSize } from '#client/ui/format-size.ts';
import classes from './DeviceDocumentsCard.module.css';
import { useKept } from './use-kept.ts';

/** How much is kept here, meeting by meeting, and how much room is left. */
export function HeldDocuments() {
  const { t } = useTranslation('offline');
  const { versions } = useKept();
  const free = useQuery({ queryKey: ['device.room', versions.size], queryFn: roomLeft });
  if (versions.size === 0) return <p className={classes.lead}>{t('card.nothing')}</p>;
  return (
    <>
      <ul className={classes.meetings}>
        {byMeeting([...versions.values()]).map(({ meeting, kept }) => (
          <li key={meeting.meetingId}>
            <Link to={`/cuoc-hop/${meeting.meetingId}`}>{meeting.title}</Link>
            <small>
              {formatDay(meeting.startsAt)} ·{' '}
              {t('card.heldOfMeeting', {
                kept: kept.filter(isWhole).length,
                count: kept.length,
                size: formatSize(sizeOf(kept)),
              })}
            </small>
          </li>
        ))}
      </ul>
      {free.data && (
        <p className={classes.free}>{t('card.free', { size: formatSize(free.data) })}</p>
      )}
    </>
  );
}

function byMeeting(versions: readonly KeptVersion[]) {
  const meetings = new Map<string, { meeting: KeptMeeting; kept: KeptVersion[] }>();
  for (const version of versions) {
    const { meeting } = version;
    const group = meetings.get(meeting.meetingId) ?? { meeting, kept: [] };
    group.kept.push(version);
    meetings.set(meeting.meetingId, group);
  }
  return [...meetings.values()].sort((a, b) =>
    a.meeting.startsAt.localeCompare(b.meeting.startsAt),
  );
}

function sizeOf(versions: readonly KeptVersion[]): number {
  return versions.reduce((sum, { keptBytes }) => sum + keptBytes, 0);
}

/** Bytes that the browser would still take; null where it does not say. */
async function roomLeft(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate().catch(() => ({}) as StorageEstimate);
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
}
