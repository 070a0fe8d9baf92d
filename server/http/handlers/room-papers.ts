import type { roomPaperRoutes } from '#contract/http/room-papers.ts';
import type { RoomPaperService } from '#server/services/room-paper-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of papers that are handed out in the room. */
export function roomPaperHandlers({
  roomPapers,
}: {
  roomPapers: RoomPaperService;
}): HandlersOf<typeof roomPaperRoutes> {
  return {
    'roomPapers.add': ({ params, body }, { actor }) => roomPapers.add(actor, params.itemId, body),
    'roomPapers.remove': async ({ params }, { actor }) => {
      await roomPapers.remove(actor, params.itemId, params.roomPaperId);
      return {};
    },
  };
}
