import type { recordingRoutes } from '#contract/http/recordings.ts';
import type { RecordingService } from '#server/services/recording-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of the recordings. */
export function recordingHandlers({
  recordings,
}: {
  recordings: RecordingService;
}): HandlersOf<typeof recordingRoutes> {
  return {
    'recordings.get': ({ params }, { actor }) => recordings.get(actor, params.meetingId),
    'recordings.openings': ({ params }, { actor }) => recordings.openings(actor, params.meetingId),
    'recordings.remove': async ({ params, body }, { actor }) => {
      await recordings.remove(actor, params.meetingId, body.reason);
      return {};
    },
    'recordings.retry': async ({ params }, { actor }) => {
      await recordings.retry(actor, params.meetingId);
      return {};
    },
  };
}
