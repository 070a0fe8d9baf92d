import type { seatingRoutes } from '#contract/http/seating.ts';
import type { SeatingService } from '#server/services/seating-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of preparing who sits where. */
export function seatingHandlers({
  seating,
}: {
  seating: SeatingService;
}): HandlersOf<typeof seatingRoutes> {
  return {
    'seating.get': ({ params }, { actor }) => seating.get(actor, params.meetingId),
    'seating.save': ({ params, body }, { actor }) =>
      seating.save(actor, params.meetingId, params.siteId, body),
  };
}
