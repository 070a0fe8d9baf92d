import type { Seat, SeatMap } from './seat-map.ts';

/** The size of every seat with its place at the table, in units of the room; a unit is about 5 cm. */
export const SEAT_SIZE = { width: 16, height: 12 } as const;
/** The longest edge of a room, in units. */
export const LONGEST_EDGE = 1000;
/** So many seats a room has at most. */
export const MOST_SEATS = 500;
/** The row of the presiding table, where chair and secretary sit; the other rows count from 1. */
export const PRESIDING_ROW = 0;

/** True when two seats would stand in each other; seats that touch do not. */
export function isOverlapping(a: Pick<Seat, 'x' | 'y'>, b: Pick<Seat, 'x' | 'y'>): boolean {
  return Math.abs(a.x - b.x) < SEAT_SIZE.width && Math.abs(a.y - b.y) < SEAT_SIZE.height;
}

/** True when all of a seat is within the walls of the room. */
export function isWithin(seat: Pick<Seat, 'x' | 'y'>, room: Pick<SeatMap, 'width' | 'height'>) {
  const [halfWidth, halfHeight] = [SEAT_SIZE.width / 2, SEAT_SIZE.height / 2];
  return (
    seat.x >= halfWidth &&
    seat.y >= halfHeight &&
    seat.x <= room.width - halfWidth &&
    seat.y <= room.height - halfHeight
  );
}
