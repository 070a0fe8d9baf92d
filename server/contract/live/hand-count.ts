import { z } from 'zod';
import { UserId } from '../ids.ts';

const Count = z.int().min(0).max(10_000);

/**
 * What one person counted in a show of hands. `chairChoice` is the side on which the chair's hand was, said where the two sides are
 * equal and the rule of ties asks for it.
 */
export const HandFigures = z.object({
  for: Count,
  against: Count,
  abstain: Count,
  chairChoice: z.enum(['for', 'against', 'abstain']).nullable(),
});
export type HandFigures = z.infer<typeof HandFigures>;

/**
 * How far a show of hands is counted: who has entered a count of the round, never what, and how many rounds there were before in
 * which two counts differed. In a vote that is counted these are the two whose counts agreed.
 */
export const HandCounting = z.object({ enteredBy: z.array(UserId), differed: z.int() });
export type HandCounting = z.infer<typeof HandCounting>;
