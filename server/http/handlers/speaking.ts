import type { speakingRoutes } from '#contract/http/speaking.ts';
import type { SpeakingHistoryService } from '#server/services/speaking-history-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of who had the floor before. */
export function speakingHandlers({
  speakingHistory,
}: {
  speakingHistory: SpeakingHistoryService;
}): HandlersOf<typeof speakingRoutes> {
  return {
    'meetings.speakingHistory': ({ params }) => speakingHistory.before(params.meetingId),
  };
}
