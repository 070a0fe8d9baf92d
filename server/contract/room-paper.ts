import { z } from 'zod';
import { RoomPaperId } from './ids.ts';

/** A paper of an agenda item that is handed out in the room and is not on the system: only what it is called. */
export const RoomPaper = z.object({
  roomPaperId: RoomPaperId,
  title: z.string().trim().min(1).max(300),
  /** What is to be known of it, for example that it is collected afterwards; may be empty. */
  note: z.string().trim().max(500),
});
export type RoomPaper = z.infer<typeof RoomPaper>;
