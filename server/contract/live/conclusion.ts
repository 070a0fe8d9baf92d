import { z } from 'zod';
import { UserId } from '../ids.ts';
import { Instant } from './instant.ts';

/** The longest conclusion of an item, in characters. */
export const LONGEST_CONCLUSION = 4000;

/** What the chair concludes on an item, as everybody reads it: the words that hold, who wrote them down, and when. */
export const Conclusion = z.object({ text: z.string(), byId: UserId, at: Instant });
export type Conclusion = z.infer<typeof Conclusion>;
