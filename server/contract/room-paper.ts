import { z } from 'zod';
import { RoomPaperId } from './ids.ts';
import { typedText } from './typed-text.ts';

/** A paper of an agenda item that is handed out in the room and is not on the system: only what it is called. */
export const RoomPaper = z.object({
  roomPaperId: RoomPaperId,
  title: typedText().min(1).max(300),
  /** What is to be known of it, for example that it is collected afterwards; may be empty. */
  note: typedText().max(500),
});
export type RoomPaper = z.infer<typeof RoomPaper>;
