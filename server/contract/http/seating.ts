import { z } from 'zod';
import { MeetingId, SiteId } from '../ids.ts';
import { SeatMap } from '../seating/seat-map.ts';
import { SeatPlace } from '../seating/seating.ts';
import { defineRoutes } from './route.ts';

/**
 * The seating of a room as it is prepared. `map` null: the meeting has none there yet; `usual` is the one that the room had last,
 * to begin with. `version` rises with every change and is 0 before the first.
 */
export const PreparedSeating = z.object({
  siteId: SiteId,
  version: z.int().min(0),
  map: SeatMap.nullable(),
  places: z.array(SeatPlace),
  usual: SeatMap.nullable(),
});
export type PreparedSeating = z.infer<typeof PreparedSeating>;

/** What is written of a room's seating; `keepsForRoom`: later meetings there begin with this map. */
export const SeatingDraft = z.object({
  map: SeatMap,
  places: z.array(SeatPlace),
  keepsForRoom: z.boolean(),
});
export type SeatingDraft = z.infer<typeof SeatingDraft>;

const params = z.object({ meetingId: MeetingId });

/** Routes of preparing who sits where. A stale `version` is refused with STALE_VERSION and the stored seating as `current`. */
export const seatingRoutes = defineRoutes({
  'seating.get': {
    method: 'GET',
    path: '/api/meetings/:meetingId/seating',
    action: 'seating.edit',
    summary: 'The seat maps of all rooms of a meeting, in the order of its sites',
    params,
    answer: z.array(PreparedSeating),
  },
  'seating.save': {
    method: 'PUT',
    path: '/api/meetings/:meetingId/seating/:siteId',
    action: 'seating.edit',
    summary: 'Replace the seat map of a room in a meeting, and who sits where',
    params: params.extend({ siteId: SiteId }),
    body: SeatingDraft.extend({ version: z.int().min(0) }),
    answer: z.array(PreparedSeating),
  },
});
