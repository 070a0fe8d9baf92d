import type { proceedingsRoutes } from '#contract/http/proceedings.ts';
import type { ProceedingsService } from '#server/services/proceedings-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of the proceedings. */
export function proceedingsHandlers({
  proceedings,
}: {
  proceedings: ProceedingsService;
}): HandlersOf<typeof proceedingsRoutes> {
  return {
    'proceedings.read': ({ params }, { actor }) => proceedings.read(actor, params.meetingId),
    'proceedings.write': async ({ params, body }, { actor }) => {
      await proceedings.write(actor, params.meetingId, body);
      return {};
    },
    'proceedings.takeAll': ({ params, body }, { actor }) =>
      proceedings.takeAll(actor, params.meetingId, body.upTo),
    'proceedings.leaveOut': async ({ params }, { actor }) => {
      await proceedings.leaveOut(actor, params.meetingId, params.seq);
      return {};
    },
    'proceedings.bringBack': async ({ params }, { actor }) => {
      await proceedings.bringBack(actor, params.meetingId);
      return {};
    },
    'proceedings.change': async ({ params, body }, { actor }) => {
      await proceedings.change(actor, params.meetingId, params.lineId, body);
      return {};
    },
    'proceedings.remove': async ({ params, query }, { actor }) => {
      await proceedings.remove(actor, params.meetingId, params.lineId, query.version);
      return {};
    },
  };
}
