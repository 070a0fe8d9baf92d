import { z } from 'zod';

/** Why a vote is void: the chair's reason in words, or that the key of its sealed ballots is gone. */
export const VoidCause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chair'), reason: z.string() }),
  z.object({ kind: z.literal('keyLost') }),
]);
export type VoidCause = z.infer<typeof VoidCause>;
