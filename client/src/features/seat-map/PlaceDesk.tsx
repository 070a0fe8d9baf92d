import { type DragEndEvent, DragOverlay } from '@dnd-kit/core';
import { IconEraser, IconListNumbers, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import type { SeatingDraft } from '#contract/http/seating.ts';
import type { UserId } from '#contract/ids.ts';
import type { Participant } from '#contract/live/state.ts';
import { arrangeSeats, type SeatingOrder } from '#contract/seating/arrange.ts';
import type { Seat } from '#contract/seating/seat-map.ts';
import { PeopleList } from './PeopleList.tsx';
import { PlaceSeat } from './PlaceSeat.tsx';
import { placePerson, sitterOn, unplacePerson } from './placing.ts';
import { SeatBoard } from './SeatBoard.tsx';
import { SeatDesk } from './SeatDesk.tsx';
import { SeatDragging } from './SeatDragging.tsx';
import classes from './SeatingStep.module.css';

/** Where people are seated: a person is dragged to a seat, or chosen and then the seat; two who meet change places. */
export function PlaceDesk({
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
  const [pickedId, pick] = useState<UserId | null>(null);
  const [draggedId, setDragged] = useState<string | null>(null);
  const [told, tell] = useState('');
  const { map, places } = draft;
  const byId = new Map<string, Participant>(people.map((person) => [person.userId, person]));
  const sitterOf = ({ seatId }: Seat) => sitterOn(seatId, places, people);
  const picked = pickedId && byId.get(pickedId);
  const dragged = draggedId && byId.get(draggedId);

  function put(person: Participant, seat: Seat): void {
    pick(null);
    onChange({ places: placePerson(places, person.userId, seat.seatId) });
    tell(t('people.put', { name: person.name, label: seat.label }));
  }

  function unplace(person: Participant): void {
    pick(null);
    onChange({ places: unplacePerson(places, person.userId) });
    tell(t('people.taken', { name: person.name }));
  }

  function onEnd({ active, over }: DragEndEvent): void {
    setDragged(null);
    const person = byId.get(String(active.id));
    if (!person || !over) return;
    const seat = map.seats.find(({ seatId }) => String(seatId) === over.id);
    if (seat) put(person, seat);
    else if (places.some(({ userId }) => userId === person.userId)) unplace(person);
  }

  function arrange(order: SeatingOrder): void {
    const next = arrangeSeats(map, places, people, order);
    onChange({ places: next });
    tell(t('auto.done', { count: next.length - places.length }));
  }

  function onSeat(seat: Seat): void {
    const sitter = sitterOf(seat);
    if (picked && picked !== sitter) put(picked, seat);
    else pick(sitter && sitter !== picked ? sitter.userId : null);
  }

  const missing = people.length - map.seats.length;
  return (
    <SeatDragging onStart={setDragged} onEnd={onEnd} onCancel={() => setDragged(null)}>
      <SeatDesk
        told={told || t('board.keys')}
        board={
          <SeatBoard map={map} label={t('board.label', { name })}>
            {(seat, isInTabOrder) => (
              <PlaceSeat
                seat={seat}
                sitter={sitterOf(seat)}
                isPicked={picked !== null && picked === sitterOf(seat)}
                isInTabOrder={isInTabOrder}
                onChoose={() => onSeat(seat)}
              />
            )}
          </SeatBoard>
        }
      >
        {picked ? (
          <div className={classes.picked} role="status">
            <p>{t('people.picked', { name: picked.name })}</p>
            <div className={classes.pickedActs}>
              {places.some(({ userId }) => userId === picked.userId) && (
                <Button size="small" onClick={() => unplace(picked)}>
                  {t('people.unplace')}
                </Button>
              )}
              <Button size="small" look="quiet" onClick={() => pick(null)}>
                {t('people.cancel')}
              </Button>
            </div>
          </div>
        ) : (
          <p className={classes.told}>{t('people.how')}</p>
        )}
        <div className={classes.pickedActs}>
          <Button
            size="small"
            icon={<IconListNumbers size={20} aria-hidden="true" />}
            onClick={() => arrange('list')}
          >
            {t('auto.list')}
          </Button>
          <Button
            size="small"
            icon={<IconUsersGroup size={20} aria-hidden="true" />}
            onClick={() => arrange('unit')}
          >
            {t('auto.unit')}
          </Button>
          {places.length > 0 && (
            <Button
              size="small"
              look="quiet"
              icon={<IconEraser size={20} aria-hidden="true" />}
              onClick={() => onChange({ places: [] })}
            >
              {t('auto.clear')}
            </Button>
          )}
        </div>
        {missing > 0 && <p className={classes.told}>{t('people.tooFew', { count: missing })}</p>}
        <PeopleList
          people={people}
          map={map}
          places={places}
          pickedId={pickedId}
          onPick={(userId) => pick(userId === pickedId ? null : userId)}
        />
      </SeatDesk>
      {createPortal(
        <DragOverlay dropAnimation={null}>
          {dragged && <div className={classes.ghost}>{dragged.name}</div>}
        </DragOverlay>,
        document.body,
      )}
    </SeatDragging>
  );
}
