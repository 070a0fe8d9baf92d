import { z } from 'zod';
import { MeetingId, UserId } from '../ids.ts';
import { defineRoutes } from './route.ts';

/** How many meetings before this one were looked at, and who of their people took part in how many and had the floor in how many. */
export const SpeakingHistory = z.object({
  meetings: z.int(),
  people: z.array(z.object({ userId: UserId, listed: z.int(), spoke: z.int() })),
});
export type SpeakingHistory = z.infer<typeof SpeakingHistory>;

/** Routes of who had the floor before. */
export const speakingRoutes = defineRoutes({
  'meetings.speakingHistory': {
    method: 'GET',
    path: '/api/meetings/:meetingId/speaking-history',
    action: 'speakers.seeHistory',
    summary: 'Who had the floor in the last meetings of the same unit',
    params: z.object({ meetingId: MeetingId }),
    answer: SpeakingHistory,
  },
});
