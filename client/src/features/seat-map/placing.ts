import type { UserId } from '#contract/ids.ts';
import type { SeatId, SeatMap } from '#contract/seating/seat-map.ts';
import type { SeatPlace } from '#contract/seating/seating.ts';

/**
 * Puts a person on a seat. Who sits there changes places with them; where they had none, the other one stands again.
 */
export function placePerson(
  places: readonly SeatPlace[],
  userId: UserId,
  seatId: SeatId,
): SeatPlace[] {
  const from = places.find((place) => place.userId === userId)?.seatId;
  const sitter = places.find((place) => place.seatId === seatId)?.userId;
  const others = places.filter((place) => place.userId !== userId && place.seatId !== seatId);
  const moved = sitter && from && sitter !== userId ? [{ seatId: from, userId: sitter }] : [];
  return [...others, { seatId, userId }, ...moved];
}

/** Who sits on a seat, of these people; null where nobody does. */
export function sitterOn<P extends { userId: UserId }>(
  seatId: SeatId,
  places: readonly SeatPlace[],
  people: readonly P[],
): P | null {
  const userId = places.find((place) => place.seatId === seatId)?.userId;
  return people.find((person) => person.userId === userId) ?? null;
}

/** Takes a person off their seat. */
export function unplacePerson(places: readonly SeatPlace[], userId: UserId): SeatPlace[] {
  return places.filter((place) => place.userId !== userId);
}

/** The places that stand: on seats that are in the room, of people who sit in it. */
export function placesIn(
  map: SeatMap,
  places: readonly SeatPlace[],
  people: readonly { userId: UserId }[],
): SeatPlace[] {
  const seats = new Set(map.seats.map(({ seatId }) => seatId));
  const own = new Set(people.map(({ userId }) => userId));
  return places.filter(({ seatId, userId }) => seats.has(seatId) && own.has(userId));
}
