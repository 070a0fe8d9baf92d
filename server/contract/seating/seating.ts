import { z } from 'zod';
import { SiteId, UserId } from '../ids.ts';
import { SeatId, SeatMap } from './seat-map.ts';

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
