import { z } from 'zod';
import { MessageId, UserId } from '../ids.ts';
import { Instant } from './instant.ts';

/** A chat message to all. */
export const ChatMessage = z.object({
  messageId: MessageId,
  userId: UserId,
  text: z.string(),
  at: Instant,
});
export type ChatMessage = z.infer<typeof ChatMessage>;
