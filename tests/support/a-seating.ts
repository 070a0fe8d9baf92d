import type { MeetingFrame } from '#contract/live/state.ts';
import { roomOf } from '#contract/seating/find-seat.ts';
import { layOut } from '#contract/seating/layouts.ts';
import type { RoomSeating } from '#contract/seating/seating.ts';

/** The seat map of the first room of a meeting, with those seated who sit there. */
export function aSeating({ sites, participants }: MeetingFrame): RoomSeating[] {
  const siteId = sites[0]?.siteId;
  if (!siteId) return [];
  const map = layOut({ layout: 'rows', head: 2, rows: 2, seatsPerRow: 4 });
  const people = participants.filter((person) => roomOf(person, sites) === siteId);
  const places = map.seats.flatMap(({ seatId }, index) => {
    const person = people[index];
    return person ? [{ seatId, userId: person.userId }] : [];
  });
  return [{ siteId, map, places }];
}
