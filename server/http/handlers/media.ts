import type { mediaRoutes } from '#contract/http/media.ts';
import type { ConferenceService } from '#server/services/conference-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of the conference's routes. */
export function mediaHandlers(services: {
  conference: Pick<ConferenceService, 'capabilities'>;
}): HandlersOf<typeof mediaRoutes> {
  return {
    'media.capabilities': async () => services.conference.capabilities(),
  };
}
