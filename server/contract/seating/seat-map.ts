import { z } from 'zod';
import { typedText } from '../typed-text.ts';
import { LONGEST_EDGE, MOST_SEATS, PRESIDING_ROW, SEAT_SIZE } from './seat-measures.ts';

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
