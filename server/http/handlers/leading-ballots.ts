import type { leadingBallotRoutes } from '#contract/http/leading-ballots.ts';
import type { LeadingBallots } from '#server/services/leading-ballots.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of what those who lead a vote see of it. */
export function leadingBallotHandlers({
  leading,
}: {
  leading: LeadingBallots;
}): HandlersOf<typeof leadingBallotRoutes> {
  return {
    'ballots.turnout': ({ params }) => leading.turnout(params.meetingId, params.ballotId),
    'ballots.differingCounts': ({ params }) =>
      leading.differingCounts(params.meetingId, params.ballotId),
    'ballots.outcome': ({ params }) => leading.outcome(params.meetingId, params.ballotId),
  };
}
