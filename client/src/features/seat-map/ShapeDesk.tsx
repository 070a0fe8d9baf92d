import type { DragEndEvent } from '@dnd-kit/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import type { SeatingDraft } from '#contract/http/seating.ts';
import type { Participant } from '#contract/live/state.ts';
import type { Seat, SeatId, SeatMap } from '#contract/seating/seat-map.ts';
import { addSeat, moveSeat, removeSeat, stepOf } from './map-edits.ts';
import { sitterOn } from './placing.ts';
import { SeatBoard } from './SeatBoard.tsx';
import { SeatDesk } from './SeatDesk.tsx';
import { SeatDragging } from './SeatDragging.tsx';
import { SeatFields } from './SeatFields.tsx';
import classes from './SeatingStep.module.css';
import { ShapeSeat } from './ShapeSeat.tsx';

/** Where the room itself is changed: seats are dragged, moved by steps, named, added and removed. */
export function ShapeDesk({
  name,
  draft,
  people,
  onChange,
}: {
  name: string;
  draft: SeatingDraft;
  people: readonly Participant[];
  onChange: (next: Partial<SeatingDraft>) => void;
}) {
  const { t } = useTranslation('seating');
  const { map, places } = draft;
  const board = useRef<HTMLDivElement>(null);
  const [chosenId, choose] = useState<SeatId | null>(null);
  const [told, tell] = useState('');
  const chosen = map.seats.find(({ seatId }) => seatId === chosenId) ?? null;

  /** A change that another seat stands in the way of is null. */
  function take(next: SeatMap | null): void {
    tell(next ? '' : t('shape.blocked'));
    if (next) onChange({ map: next });
  }

  function add(): void {
    const added = addSeat(map, chosen);
    tell(added ? '' : t('shape.full'));
    if (!added) return;
    choose(added.seat.seatId);
    onChange({ map: added.map });
  }

  function remove({ seatId, label }: Seat): void {
    choose(null);
    tell(t('shape.removed', { label }));
    onChange({
      map: removeSeat(map, seatId),
      places: places.filter((place) => place.seatId !== seatId),
    });
  }

  function onEnd({ active, delta }: DragEndEvent): void {
    const seat = map.seats.find(({ seatId }) => `shape-${seatId}` === active.id);
    const unitPx = (board.current?.clientWidth ?? 0) / map.width;
    if (!seat || unitPx === 0) return;
    choose(seat.seatId);
    take(moveSeat(map, seat.seatId, { x: delta.x / unitPx, y: delta.y / unitPx }));
  }

  return (
    <SeatDragging onEnd={onEnd}>
      <SeatDesk
        told={told || `${t('board.keys')} ${t('board.shapeKeys')}`}
        board={
          <SeatBoard
            map={map}
            label={t('board.label', { name })}
            boardRef={board}
            onStep={(seat, way) => {
              choose(seat.seatId);
              take(moveSeat(map, seat.seatId, stepOf(way)));
            }}
          >
            {(seat, isInTabOrder) => (
              <ShapeSeat
                seat={seat}
                name={sitterOn(seat.seatId, places, people)?.name ?? null}
                isChosen={seat === chosen}
                isInTabOrder={isInTabOrder}
                onChoose={() => choose(seat.seatId)}
                onRemove={() => remove(seat)}
              />
            )}
          </SeatBoard>
        }
      >
        <Button icon={<IconPlus size={20} aria-hidden="true" />} onClick={add}>
          {t('shape.add')}
        </Button>
        {chosen ? (
          <SeatFields
            key={`${chosen.seatId} ${chosen.label} ${chosen.row}`}
            map={map}
            seat={chosen}
            onNamed={take}
            onMove={(way) => take(moveSeat(map, chosen.seatId, stepOf(way)))}
            onRemove={() => remove(chosen)}
          />
        ) : (
          <p className={classes.told}>{t('shape.none')}</p>
        )}
      </SeatDesk>
    </SeatDragging>
  );
}
