import { z } from 'zod';
import { AgendaItemId, RoomPaperId } from '../ids.ts';
import { RoomPaper } from '../room-paper.ts';
import { defineRoutes } from './route.ts';

const itemParams = z.object({ itemId: AgendaItemId });

/** Routes of papers that are handed out in the room alone. */
export const roomPaperRoutes = defineRoutes({
  'roomPapers.add': {
    method: 'POST',
    path: '/api/agenda-items/:itemId/room-papers',
    action: 'document.upload',
    summary:
      'Say of an agenda item that a paper is handed out in the room; the same id again is one',
    params: itemParams,
    body: RoomPaper,
    answer: RoomPaper,
  },
  'roomPapers.remove': {
    method: 'DELETE',
    path: '/api/agenda-items/:itemId/room-papers/:roomPaperId',
    action: 'document.remove',
    summary: 'Take a paper that is handed out in the room off its item; twice is one',
    params: itemParams.extend({ roomPaperId: RoomPaperId }),
    answer: z.object({}),
  },
});
