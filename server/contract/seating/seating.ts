import { z } from 'zod';
import { SiteId, UserId } from '../ids.ts';
import { type Seat, SeatId, SeatMap } from './seat-map.ts';

/** Who sits on a seat. */
export const SeatPlace = z.object({ seatId: SeatId, userId: UserId });
export type SeatPlace = z.infer<typeof SeatPlace>;

/** The seat map of a room in one meeting: its seats, and who sits on them. */
export const RoomSeating = z.object({
  siteId: SiteId,
  map: SeatMap,
  places: z.array(SeatPlace),
});
export type RoomSeating = z.infer<typeof RoomSeating>;

/** A seat, and the room where it is. */
export type FoundSeat = { siteId: SiteId; seat: Seat };

/**
 * The room where a person of the meeting sits: that of their site; who is at no site sits in the room of the meeting, which is the
 * central site's. Null where there is no such room.
 */
export function roomOf(
  person: { siteId: SiteId | null },
  sites: readonly { siteId: SiteId; isCentral: boolean }[],
): SiteId | null {
  return person.siteId ?? sites.find(({ isCentral }) => isCentral)?.siteId ?? null;
}

/** The seat of a person; a substitute without one of their own has that of whom they replace. Null for who has none. */
export function seatOf(
  seating: readonly RoomSeating[] | undefined,
  { userId, replaces }: { userId: UserId; replaces?: { userId: UserId } | undefined },
): FoundSeat | null {
  return placedSeat(seating, userId) ?? (replaces ? placedSeat(seating, replaces.userId) : null);
}

/** The seat on which an account itself was placed; null for who was placed on none. */
export function placedSeat(
  seating: readonly RoomSeating[] | undefined,
  userId: UserId,
): FoundSeat | null {
  for (const { siteId, map, places } of seating ?? []) {
    const place = places.find((each) => each.userId === userId);
    const seat = place && map.seats.find(({ seatId }) => seatId === place.seatId);
    if (seat) return { siteId, seat };
  }
  return null;
}
