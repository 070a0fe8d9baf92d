import type { SiteId, UserId } from '../ids.ts';
import type { Seat } from './seat-map.ts';
import type { RoomSeating } from './seating.ts';

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
