import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countRoster, statusOf } from '#client/features/attendance/group-roster.ts';
import { persons } from '#client/features/meeting/people.ts';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import type { SiteId } from '#contract/ids.ts';
import classes from './DeviceRoom.module.css';

/** Who sits in this room, and who of them is checked in. */
export function DeviceRoster({ siteId }: { siteId: SiteId }) {
  const { t } = useTranslation('device');
  const { t: tMeeting } = useTranslation('meeting');
  const { t: tCheckIn } = useTranslation('checkIn');
  const frame = useLive((state) => state.frame);
  const attendance = useLive((state) => state.attendance);
  const floor = useLive((state) => state.floor);
  const presence = useLiveView((view) => view.presence);
  const entries = persons(frame)
    .filter((participant) => participant.siteId === siteId)
    .map((participant) => ({
      participant,
      record: attendance[participant.userId] ?? null,
      connected: presence.has(participant.userId),
    }));
  return (
    <section className={classes.roster} aria-labelledby="trong-phong">
      <h2 id="trong-phong">
        {t('room.roster')}
        <span className="numerals">
          {countRoster(entries).present}/{entries.length}
        </span>
      </h2>
      {entries.length === 0 ? (
        <p>{t('room.nobody')}</p>
      ) : (
        <ul>
          {entries.map((entry) => {
            const { participant } = entry;
            const isHere = entry.record?.status === 'present';
            const speaks = floor?.userId === participant.userId;
            const status = statusOf(entry) ?? 'notYet';
            const present =
              status === 'left' ? tCheckIn('list.left') : tMeeting(`attendance.${status}`);
            const word = speaks ? t('room.speaking') : present;
            return (
              <li key={participant.userId} data-here={isHere || undefined}>
                {isHere ? (
                  <IconCircleCheck size={20} aria-hidden="true" />
                ) : (
                  <IconCircleDashed size={20} aria-hidden="true" />
                )}
                <span>
                  {participant.name}
                  <small>{word}</small>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
