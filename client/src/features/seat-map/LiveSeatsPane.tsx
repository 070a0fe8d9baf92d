import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/api/session.ts';
import pane from '#client/features/meeting/DocumentPane.module.css';
import { nameOfSite, participantOf } from '#client/features/meeting/people.ts';
import { useLive } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { SelectField } from '#client/ui/Field.tsx';
import type { SiteId, UserId } from '#contract/ids.ts';
import type { MeetingFrame } from '#contract/live/state.ts';
import { roomOf, seatOf } from '#contract/seating/find-seat.ts';
import { HallSeatsButton } from './HallSeatsButton.tsx';
import { LiveSeats } from './LiveSeats.tsx';
import classes from './LiveSeatsPane.module.css';

/** The seat map in the centre of the room instead of the document; one's own room first. */
export function LiveSeatsPane({ onDocument }: { onDocument: () => void }) {
  const { t } = useTranslation('seating');
  const me = useMe();
  const frame = useLive((state) => state.frame);
  const [chosen, choose] = useState<SiteId | null>(null);
  const rooms = frame?.seating ?? [];
  const own = me.kind === 'siteDevice' ? me.siteId : ownRoom(frame, me.userId);
  const wanted = chosen ?? own;
  const room = rooms.find(({ siteId }) => siteId === wanted) ?? rooms[0];
  const nameOf = (siteId: SiteId) => nameOfSite(frame, siteId) ?? '';
  return (
    <section className={pane.pane} aria-label={t('live.title')}>
      <div className={`${pane.head} ${classes.head}`}>
        <div className={pane.titles}>
          <h2 className={pane.title}>{t('live.title')}</h2>
          {rooms.length === 1 && room && <p className={pane.under}>{nameOf(room.siteId)}</p>}
        </div>
        <div className={`${pane.acts} ${classes.headActs}`}>
          {rooms.length > 1 && room && (
            <SelectField
              label={t('live.room')}
              value={room.siteId}
              onChange={(event) =>
                choose(rooms.find(({ siteId }) => siteId === event.target.value)?.siteId ?? null)
              }
            >
              {rooms.map(({ siteId }) => (
                <option key={siteId} value={siteId}>
                  {nameOf(siteId)}
                </option>
              ))}
            </SelectField>
          )}
          <HallSeatsButton />
          <Button icon={<IconFileText size={20} aria-hidden="true" />} onClick={onDocument}>
            {t('live.document')}
          </Button>
        </div>
      </div>
      <div className={pane.page}>
        {room ? (
          <LiveSeats room={room} name={nameOf(room.siteId)} />
        ) : (
          <EmptyState title={t('live.none')} text={t('live.noneText')} />
        )}
      </div>
    </section>
  );
}

/** The room of one's seat, else of one's site. */
function ownRoom(frame: MeetingFrame | null, userId: UserId): SiteId | null {
  const self = participantOf(frame, userId);
  if (!frame || !self) return null;
  return seatOf(frame.seating, self)?.siteId ?? roomOf(self, frame.sites);
}
