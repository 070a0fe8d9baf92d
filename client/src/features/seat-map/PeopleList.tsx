import { useDraggable, useDroppable } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import { postOf } from '#client/features/meeting/people.ts';
import type { UserId } from '#contract/ids.ts';
import type { Participant } from '#contract/live/state.ts';
import type { SeatMap } from '#contract/seating/seat-map.ts';
import type { SeatPlace } from '#contract/seating/seating.ts';
import classes from './SeatingStep.module.css';

/** Who has no seat yet, and who sits where; a seated one that is dropped here stands again. */
export function PeopleList({
  people,
  map,
  places,
  pickedId,
  onPick,
}: {
  people: readonly Participant[];
  map: SeatMap;
  places: readonly SeatPlace[];
  pickedId: UserId | null;
  onPick: (userId: UserId) => void;
}) {
  const { t } = useTranslation('seating');
  const drop = useDroppable({ id: 'people' });
  const labelOf = (userId: UserId) => {
    const place = places.find((each) => each.userId === userId);
    return map.seats.find(({ seatId }) => seatId === place?.seatId)?.label ?? null;
  };
  const entries = people.map((person) => ({ person, label: labelOf(person.userId) }));
  const unplaced = entries.filter(({ label }) => label === null);
  const placed = entries.filter(({ label }) => label !== null);
  if (people.length === 0) return <p className={classes.told}>{t('people.nobody')}</p>;
  const rows = (shown: typeof entries) => (
    <ul className={classes.people}>
      {shown.map(({ person, label }) => (
        <li key={person.userId}>
          <PersonRow
            person={person}
            label={label}
            isPicked={person.userId === pickedId}
            onPick={() => onPick(person.userId)}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <div ref={drop.setNodeRef} className={classes.dropped} data-over={drop.isOver || undefined}>
      <h3 className={classes.heading}>{t('people.unplaced', { count: unplaced.length })}</h3>
      {unplaced.length > 0 ? (
        rows(unplaced)
      ) : (
        <p className={classes.told}>{t('people.allPlaced')}</p>
      )}
      {placed.length > 0 && (
        <>
          <h3 className={classes.heading}>{t('people.placed', { count: placed.length })}</h3>
          {rows(placed)}
        </>
      )}
    </div>
  );
}

function PersonRow({
  person,
  label,
  isPicked,
  onPick,
}: {
  person: Participant;
  label: string | null;
  isPicked: boolean;
  onPick: () => void;
}) {
  // A seated person is dragged by their seat, which has this id then.
  const drag = useDraggable({
    id: label === null ? person.userId : `row-${person.userId}`,
    disabled: label !== null,
  });
  return (
    <button
      ref={drag.setNodeRef}
      type="button"
      className={classes.person}
      aria-pressed={isPicked}
      data-dragged={drag.isDragging || undefined}
      onClick={onPick}
      {...drag.listeners}
    >
      <span className={classes.personName}>
        {person.name}
        <small>{postOf(person)}</small>
      </span>
      {label !== null && <span className={classes.personSeat}>{label}</span>}
    </button>
  );
}
