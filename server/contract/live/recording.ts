import { z } from 'zod';
import { Instant } from './instant.ts';

/** What keeps a recording from being written while it is on: the server lacks the program, its disk is full, or another fault. */
export const RecordingHindrance = z.enum(['noProgram', 'diskFull', 'failing']);
export type RecordingHindrance = z.infer<typeof RecordingHindrance>;

/** That the meeting is being recorded, since when, and what hinders it now. */
export const OngoingRecording = z.object({
  startedAt: Instant,
  hindrance: RecordingHindrance.nullable(),
});
export type OngoingRecording = z.infer<typeof OngoingRecording>;
