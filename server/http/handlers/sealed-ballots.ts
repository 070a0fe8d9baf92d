import type { sealedBallotRoutes } from '#contract/http/sealed-ballots.ts';
import { fromHex } from '#contract/secret-ballots/hex.ts';
import type { BallotConfirmations } from '#server/services/ballot-confirmation.ts';
import type { SealedBallotService } from '#server/services/sealed-ballot-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of secret votes. */
export function sealedBallotHandlers({
  sealedBallots,
  confirmations,
}: {
  sealedBallots: SealedBallotService;
  confirmations: BallotConfirmations;
}): HandlersOf<typeof sealedBallotRoutes> {
  return {
    'sealedBallots.cast': async ({ params, body }, { actor }) => {
      const { meetingId, ballotId } = params;
      const sent = { ...body, envelope: fromHex(body.envelope) };
      const receipt = await sealedBallots.cast(actor, meetingId, ballotId, sent);
      return { receipt, at: new Date().toISOString() };
    },
    'sealedBallots.confirm': async ({ params, body }, { actor }) => {
      const { meetingId } = params;
      return { confirmation: await confirmations.confirm(actor, meetingId, body.password) };
    },
    'sealedBallots.mine': ({ params }, { actor }) =>
      sealedBallots.mine(actor, params.meetingId, params.ballotId),
    'sealedBallots.bundle': ({ params }, { actor }) =>
      sealedBallots.bundle(actor, params.meetingId, params.ballotId),
  };
}
