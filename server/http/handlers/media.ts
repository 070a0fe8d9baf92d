import type { mediaRoutes } from '#contract/http/media.ts';
import type { ConferenceService } from '#server/services/conference-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of what devices load before they join a conference. */
export function mediaHandlers({
  conference,
}: {
  conference: Pick<ConferenceService, 'capabilities'>;
}): HandlersOf<typeof mediaRoutes> {
  return { 'media.capabilities': async () => conference.capabilities() };
}
