import { z } from 'zod';
import { UserId } from '../ids.ts';
import { Instant } from './instant.ts';

/** Those who lead ask the voters, before a vote, whether they are ready; who has said so is listed in that order. */
export const ReadyCheck = z.object({ askedAt: Instant, ready: z.array(UserId) });
export type ReadyCheck = z.infer<typeof ReadyCheck>;
