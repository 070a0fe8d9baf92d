import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import type { Participant } from '#contract/live/state.ts';
import { roomOf, seatOf } from '#contract/seating/find-seat.ts';
import type { Seat } from '#contract/seating/seat-map.ts';
import type { RoomSeating } from '#contract/seating/seating.ts';
import classes from './LiveSeatsPane.module.css';
import { SeatActsSheet } from './SeatActsSheet.tsx';
import { SeatBoard } from './SeatBoard.tsx';
import { SeatButton } from './SeatButton.tsx';
import { SeatLegend } from './SeatLegend.tsx';
import { SeatStateIcon } from './SeatStateIcon.tsx';
import { sittingOn } from './seat-status.ts';

/** A room of the running meeting: each seat tells of who sits there; pressing one says who it is, and what one may do with them. */
export function LiveSeats({ room, name }: { room: RoomSeating; name: string }) {
  const { t } = useTranslation('seating');
  const live = useLive((state) => state);
  const [opened, open] = useState<{ seat: Seat; person: Participant } | null>(null);
  const { frame } = live;
  const people = frame?.participants ?? [];
  const unseated = people.filter(
    (person) => roomOf(person, frame?.sites ?? []) === room.siteId && !seatOf([room], person),
  );
  return (
    <div className={classes.body}>
      <SeatLegend />
      <SeatBoard map={room.map} label={t('board.label', { name })} fits>
        {(seat, isInTabOrder) => {
          const { person, state } = sittingOn(seat.seatId, room, live) ?? {};
          return (
            <SeatButton
              seat={seat}
              name={person?.name ?? null}
              icon={state && <SeatStateIcon state={state} />}
              says={state ? t(`live.${state}`) : undefined}
              data-state={state}
              tabIndex={isInTabOrder ? 0 : -1}
              onClick={() => person && open({ seat, person })}
            />
          );
        }}
      </SeatBoard>
      {unseated.length > 0 && (
        <p className={classes.unseated}>
          {t('live.unseated', { names: unseated.map((person) => person.name).join(', ') })}
        </p>
      )}
      {opened && <SeatActsSheet {...opened} onClose={() => open(null)} />}
    </div>
  );
}
