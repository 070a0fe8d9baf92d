import { z } from 'zod';
import { UserId } from '../ids.ts';
import { Instant } from './instant.ts';

/**
 * How the pictures and the document share a screen: who speaks large with the others in a strip; everybody alike, in pages; the
 * document with the speaker beside it; both equally large; one thing as large as can be, as on a hall screen.
 */
export const StageLayout = z.enum(['speaker', 'gallery', 'documentSpeaker', 'sideBySide', 'hall']);
export type StageLayout = z.infer<typeof StageLayout>;

/** Whose picture is kept large for all, and which: of a person, or of a room by the account of its device. */
export const Spotlight = z.object({
  userId: UserId,
  source: z.enum(['camera', 'screen', 'documentCamera']),
});
export type Spotlight = z.infer<typeof Spotlight>;

/**
 * What who leads has set for all: a layout (null: it follows what goes on) and a spotlight. `seq` is the event's that set it last:
 * a device that chose something else for itself before follows again, one that chose after it does not.
 */
export const Stage = z.object({
  seq: z.int().min(0),
  /** When that was; null: never. */
  at: Instant.nullable(),
  layout: StageLayout.nullable(),
  spotlight: Spotlight.nullable(),
});
export type Stage = z.infer<typeof Stage>;
