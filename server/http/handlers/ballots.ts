import type { ballotRoutes } from '#contract/http/ballots.ts';
import type { BallotService } from '#server/services/ballot-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of casting. */
export function ballotHandlers({
  ballots,
}: {
  ballots: BallotService;
}): HandlersOf<typeof ballotRoutes> {
  return {
    'ballots.cast': ({ params, body }, { actor }) =>
      ballots.cast(actor, params.meetingId, params.ballotId, body.choice),
    'ballots.mine': ({ params }, { actor }) =>
      ballots.mine(actor, params.meetingId, params.ballotId),
  };
}
