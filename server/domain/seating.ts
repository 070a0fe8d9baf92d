import { refuse } from '#contract/errors.ts';
import type { SiteId } from '#contract/ids.ts';
import type { MeetingSite, Participant } from '#contract/live/state.ts';
import { roomOf } from '#contract/seating/find-seat.ts';
import type { SeatMap } from '#contract/seating/seat-map.ts';
import { isOverlapping, isWithin } from '#contract/seating/seat-measures.ts';
import type { RoomSeating, SeatPlace } from '#contract/seating/seating.ts';

/** Who takes part, and where: what a seating is held against. */
type Seated = { participants: readonly Participant[]; sites: readonly MeetingSite[] };

/** Refuses a map in which seats stand in each other or in a wall, or two are called the same. */
export function requireSoundMap(map: SeatMap): void {
  const { seats } = map;
  for (const [index, seat] of seats.entries()) {
    if (!isWithin(seat, map)) throw refuse('BAD_INPUT', 'seat-outside');
    for (const other of seats.slice(index + 1)) {
      if (isOverlapping(seat, other)) throw refuse('BAD_INPUT', 'seats-overlap');
      if (seat.seatId === other.seatId || seat.label === other.label)
        throw refuse('BAD_INPUT', 'seat-named-twice');
    }
  }
}

/** Refuses places where two share a seat, one has two, a seat is not there, or somebody sits outside of their own site's room. */
export function requireSoundPlaces(
  { siteId, map, places }: RoomSeating,
  { participants, sites }: Seated,
): void {
  const seatIds = new Set(map.seats.map((seat) => seat.seatId));
  if (places.some(({ seatId }) => !seatIds.has(seatId))) throw refuse('BAD_INPUT', 'seat-missing');
  if (new Set(places.map(({ seatId }) => seatId)).size !== places.length)
    throw refuse('BAD_INPUT', 'seat-taken');
  if (new Set(places.map(({ userId }) => userId)).size !== places.length)
    throw refuse('BAD_INPUT', 'seated-twice');
  const own = sittersOf(siteId, { participants, sites });
  if (places.some(({ userId }) => !own.has(userId))) throw refuse('BAD_INPUT', 'not-of-this-room');
}

/**
 * What stands of stored seatings in a meeting as it is now: rooms that take part, in the order of its sites, without those who left
 * the list or went to another site since.
 */
export function standingSeating(stored: readonly RoomSeating[], meeting: Seated): RoomSeating[] {
  return meeting.sites.flatMap(({ siteId }) => {
    const room = stored.find((each) => each.siteId === siteId);
    if (!room || room.map.seats.length === 0) return [];
    return [{ siteId, map: room.map, places: standingPlaces(room, meeting) }];
  });
}

/** The places of a room that still stand, in the order of its seats. */
export function standingPlaces({ siteId, map, places }: RoomSeating, meeting: Seated): SeatPlace[] {
  const own = sittersOf(siteId, meeting);
  return map.seats.flatMap(({ seatId }) => {
    const place = places.find((each) => each.seatId === seatId);
    return place && own.has(place.userId) ? [place] : [];
  });
}

/** Who sits in the room of a site. */
function sittersOf(siteId: SiteId, { participants, sites }: Seated) {
  const own = participants.filter((person) => roomOf(person, sites) === siteId);
  return new Set(own.map(({ userId }) => userId));
}
