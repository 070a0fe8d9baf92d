import { z } from 'zod';
import { typedText } from '../typed-text.ts';

/** The size of every seat with its place at the table, in units of the room; a unit is about 5 cm. */
export const SEAT_SIZE = { width: 16, height: 12 } as const;
/** The longest edge of a room, in units. */
export const LONGEST_EDGE = 1000;
/** So many seats a room has at most. */
export const MOST_SEATS = 500;
/** The row of the presiding table, where chair and secretary sit; the other rows count from 1. */
export const PRESIDING_ROW = 0;

/** Identifies a seat within its map: a number that it keeps while it is moved and named anew. */
export const SeatId = z.int().min(1).max(9999).brand<'SeatId'>();
export type SeatId = z.infer<typeof SeatId>;

/** A seat of a room: `x` and `y` are its centre, in units from the left edge and from the front. */
export const Seat = z.object({
  seatId: SeatId,
  label: typedText().min(1).max(6),
  row: z.int().min(PRESIDING_ROW).max(99),
  x: z.int().min(0).max(LONGEST_EDGE),
  y: z.int().min(0).max(LONGEST_EDGE),
});
export type Seat = z.infer<typeof Seat>;

/** The seats of a room as they stand, seen from above with the front at the top. */
export const SeatMap = z.object({
  width: z.int().min(SEAT_SIZE.width).max(LONGEST_EDGE),
  height: z.int().min(SEAT_SIZE.height).max(LONGEST_EDGE),
  seats: z.array(Seat).max(MOST_SEATS),
});
export type SeatMap = z.infer<typeof SeatMap>;

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
