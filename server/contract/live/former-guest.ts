import { z } from 'zod';
import { UnitId, UserId } from '../ids.ts';
import { Instant } from './instant.ts';

/** A guest who had been let in by the meeting's code and was asked to leave at `outAt`: in the meeting no more, but of those who attended. */
export const FormerGuest = z.object({
  userId: UserId,
  name: z.string(),
  position: z.string(),
  unitId: UnitId,
  unitName: z.string(),
  /** As of a `Participant`. */
  hasAccount: z.literal(true).optional(),
  outAt: Instant,
});
export type FormerGuest = z.infer<typeof FormerGuest>;
