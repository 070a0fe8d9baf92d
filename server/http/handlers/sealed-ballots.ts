import type { sealedBallotRoutes } from '#contract/http/sealed-ballots.ts';
import { fromHex } from '#contract/secret-ballots/hex.ts';
import type { SealedBallotService } from '#server/services/sealed-ballot-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of secret votes. */
export function sealedBallotHandlers({
  sealedBallots,
}: {
  sealedBallots: SealedBallotService;
}): HandlersOf<typeof sealedBallotRoutes> {
  return {
    'sealedBallots.cast': async ({ params, body }, { actor }) => {
      const { meetingId, ballotId } = params;
      const receipt = await sealedBallots.cast(actor, meetingId, ballotId, fromHex(body.envelope));
      return { receipt, at: new Date().toISOString() };
    },
    'sealedBallots.mine': ({ params }, { actor }) =>
      sealedBallots.mine(actor, params.meetingId, params.ballotId),
    'sealedBallots.bundle': ({ params }, { actor }) =>
      sealedBallots.bundle(actor, params.meetingId, params.ballotId),
  };
}
