import type { UserId } from '../ids.ts';
import { leadingRole } from '../leading-roles.ts';
import type { MeetingRole } from '../roles.ts';
import type { SeatMap } from './seat-map.ts';
import { PRESIDING_ROW } from './seat-measures.ts';
import type { SeatPlace } from './seating.ts';

/** A person to be seated, as far as it matters where. */
export type Sitter = { userId: UserId; unitName: string; roles: readonly MeetingRole[] };

/** In which order people are seated: as the list has them, or those of a unit beside each other. */
export type SeatingOrder = 'list' | 'unit';

/**
 * Seats everybody who has no seat yet, as far as there are free ones: who leads the meeting at the presiding table, the others row
 * by row from the front; where the rows are full, at what is left. Nobody who sits already is moved.
 */
export function arrangeSeats(
  map: SeatMap,
  places: readonly SeatPlace[],
  people: readonly Sitter[],
  order: SeatingOrder,
): SeatPlace[] {
  const taken = new Set(places.map(({ seatId }) => seatId));
  const seated = new Set(places.map(({ userId }) => userId));
  const free = map.seats.filter(({ seatId }) => !taken.has(seatId));
  const standing = people.filter(({ userId }) => !seated.has(userId));
  const leads = standing.filter(isLead);
  const others = standing.filter((person) => !isLead(person));
  const inRows = free.filter(({ row }) => row !== PRESIDING_ROW);
  const presiding = free.filter(({ row }) => row === PRESIDING_ROW);
  const front = pair(presiding, leads);
  const back = pair(inRows, order === 'unit' ? byUnit(others) : others);
  const added = [...front, ...back];
  const done = new Set(added.map(({ userId }) => userId));
  const used = new Set(added.map(({ seatId }) => seatId));
  const rest = pair(
    free.filter(({ seatId }) => !used.has(seatId)),
    standing.filter(({ userId }) => !done.has(userId)),
  );
  return [...places, ...added, ...rest];
}

function isLead({ roles }: Sitter): boolean {
  return leadingRole(roles) !== undefined;
}

/** Units in the order in which the first of each stands on the list. */
function byUnit(people: readonly Sitter[]): Sitter[] {
  return [...Map.groupBy(people, ({ unitName }) => unitName).values()].flat();
}

function pair(seats: SeatMap['seats'], people: readonly Sitter[]): SeatPlace[] {
  return seats.flatMap(({ seatId }, index) => {
    const person = people[index];
    return person ? [{ seatId, userId: person.userId }] : [];
  });
}
