import type { preparedBallotRoutes } from '#contract/http/prepared-ballots.ts';
import type { PreparedBallotService } from '#server/services/prepared-ballot-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of votes that are prepared with the agenda. */
export function preparedBallotHandlers({
  preparedBallots,
}: {
  preparedBallots: PreparedBallotService;
}): HandlersOf<typeof preparedBallotRoutes> {
  return {
    'preparedBallots.add': ({ params, body }, { actor }) =>
      preparedBallots.add(actor, params.itemId, body),
    'preparedBallots.update': ({ params, body }, { actor }) =>
      preparedBallots.update(actor, params, body),
    'preparedBallots.remove': ({ params, query }, { actor }) =>
      preparedBallots.remove(actor, params, query.version),
    'preparedBallots.reorder': ({ params, body }, { actor }) =>
      preparedBallots.reorder(actor, params.itemId, body),
  };
}
