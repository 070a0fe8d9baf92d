import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/api/session.ts';
import { nameOfSite } from '#client/features/meeting/people.ts';
import board from '#client/features/seat-map/SeatBoard.module.css';
import { useSeatName } from '#client/features/seat-map/SeatButton.tsx';
import { SeatLegend } from '#client/features/seat-map/SeatLegend.tsx';
import { SeatStateIcon } from '#client/features/seat-map/SeatStateIcon.tsx';
import { sittingOn } from '#client/features/seat-map/seat-status.ts';
import { useLive } from '#client/live/use-live.ts';
import { initialsOf } from '#client/ui/initials.ts';
import type { Seat } from '#contract/seating/seat-map.ts';
import type { RoomSeating } from '#contract/seating/seating.ts';
import { SpeakerWords } from './HallPictures.tsx';
import classes from './HallSeats.module.css';

/** The seats of the room that the screen hangs in, else of the central one, as large as they fit; who speaks is named beside. */
export function HallSeats() {
  const me = useMe();
  const frame = useLive((state) => state.frame);
  const rooms = frame?.seating ?? [];
  const central = frame?.sites.find(({ isCentral }) => isCentral)?.siteId;
  const own = me.kind === 'siteDevice' ? me.siteId : null;
  const roomOfSite = (wanted: string | null | undefined) =>
    rooms.find(({ siteId }) => siteId === wanted);
  const room = roomOfSite(own) ?? roomOfSite(central) ?? rooms[0];
  if (!room) return null;
  return (
    <div className={classes.scene}>
      <div className={classes.seats}>
        <Room room={room} name={nameOfSite(frame, room.siteId) ?? ''} />
        <div className={classes.speaker}>
          <SpeakerWords />
        </div>
        <SeatLegend className={classes.legend} />
      </div>
    </div>
  );
}

function Room({ room, name }: { room: RoomSeating; name: string }) {
  const { t } = useTranslation('seating');
  const { map } = room;
  const size = { '--room-width': map.width, '--room-height': map.height } as CSSProperties;
  return (
    <section className={classes.room} aria-label={t('board.label', { name })}>
      <p className={classes.front}>{t('board.front')}</p>
      <div className={classes.frame}>
        <ul className={classes.board} style={size}>
          {map.seats.map((seat) => (
            <HallSeat key={seat.seatId} seat={seat} room={room} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function HallSeat({ seat, room }: { seat: Seat; room: RoomSeating }) {
  const { t } = useTranslation('seating');
  const seatName = useSeatName();
  const live = useLive((state) => state);
  const { person, state } = sittingOn(seat.seatId, room, live) ?? {};
  const says = [
    seatName(seat),
    person ? person.name : t('seat.free'),
    ...(state ? [t(`live.${state}`)] : []),
  ];
  return (
    <li
      className={`${board.spot} ${classes.spot}`}
      style={{ '--x': seat.x, '--y': seat.y } as CSSProperties}
    >
      <span
        className={`${board.seat} ${classes.seat}`}
        role="img"
        aria-label={says.join(' · ')}
        data-taken={person ? true : undefined}
        data-state={state}
      >
        <span className={classes.label}>
          {state && <SeatStateIcon state={state} />}
          {seat.label}
        </span>
        {person && <span className={classes.who}>{initialsOf(person.name)}</span>}
      </span>
    </li>
  );
}
