import type { mediaWayRoutes } from '#contract/http/media-ways.ts';
import type { MediaWayService } from '#server/services/media-way-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of the ways in and out of a meeting for equipment. */
export function mediaWayHandlers({
  mediaWays,
}: {
  mediaWays: MediaWayService;
}): HandlersOf<typeof mediaWayRoutes> {
  return {
    'mediaWays.list': async ({ params }, { actor }) => ({
      ways: await mediaWays.list(actor, params.meetingId),
    }),
    'mediaWays.make': ({ params, body }, { actor, address }) =>
      mediaWays.make(actor, params.meetingId, body, address),
    'mediaWays.revoke': async ({ params }, { actor, address }) => {
      await mediaWays.revoke(actor, params, address);
      return {};
    },
    'mediaWays.disconnect': async ({ params }, { actor }) => {
      await mediaWays.disconnect(actor, params);
      return {};
    },
    'mediaWays.mute': async ({ params, body }, { actor }) => {
      await mediaWays.mute(actor, params, body.isMuted);
      return {};
    },
  };
}
