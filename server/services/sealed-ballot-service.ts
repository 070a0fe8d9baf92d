import { refuse } from '#contract/errors.ts';
import type { BallotId, MeetingId } from '#contract/ids.ts';
import { leadingRole } from '#contract/leading-roles.ts';
import { votedOn } from '#contract/live/evolve.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { MeetingRole } from '#contract/roles.ts';
import { type BallotBundle, signBundle } from '#contract/secret-ballots/bundle.ts';
import { sha256Hex } from '#contract/secret-ballots/hex.ts';
import { receiptText, type SealedReceipt } from '#contract/secret-ballots/receipt.ts';
import type { BallotSigner } from '#contract/secret-ballots/signing.ts';
import type { SecretTerms } from '#contract/secret-ballots/terms.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { BallotConfirmations } from './ballot-confirmation.ts';
import type { BallotListener } from './ballot-service.ts';
import { bundleContent } from './bundle-content.ts';
import type { ReceivedMark, SealedBallotBox } from './ports/ballot-box.ts';

/** Casting in secret votes, and what is published of them. */
export interface SealedBallotService {
  /**
   * Keeps the sealed ballot and answers after it is durable; the same again gives the same receipt, another ALREADY_VOTED. FORBIDDEN
   * `confirm-password` where the vote asks for the password and `confirmation` is none of this meeting, voter and session.
   */
  cast(
    actor: Actor,
    meetingId: MeetingId,
    ballotId: BallotId,
    sent: { envelope: Uint8Array<ArrayBuffer>; confirmation?: string | undefined },
  ): Promise<SealedReceipt>;
  /** One's own receipt, null when none was cast. */
  mine(actor: Actor, meetingId: MeetingId, ballotId: BallotId): Promise<SealedReceipt | null>;
  /** The signed bundle of a vote, with codes for those whom the vote shows them to; WRONG_STATE before it is published. */
  bundle(actor: Actor, meetingId: MeetingId, ballotId: BallotId): Promise<BallotBundle>;
}

/**
 * Makes the service. Like an open one, a sealed ballot is decided upon in the statement that keeps it; what is in it nobody knows
 * before the count. Neither a receipt nor the bundle is stored: both are made of the rows again, with the same signature.
 */
export function createSealedBallotService({
  box,
  signer,
  live,
  confirmations,
  onReceived,
}: {
  box: SealedBallotBox;
  signer: BallotSigner;
  live: { stateOf(meetingId: MeetingId): Promise<LiveState> };
  confirmations: Pick<BallotConfirmations, 'require'>;
  onReceived: BallotListener;
}): SealedBallotService {
  async function receipt(ballotId: BallotId, mark: ReceivedMark): Promise<SealedReceipt> {
    const named = { ballotId, ...mark };
    return { ...named, signature: await signer.sign(receiptText(named)) };
  }
  return {
    async cast(actor, meetingId, ballotId, { envelope, confirmation }) {
      await confirmations.require(actor, meetingId, ballotId, confirmation);
      const envelopeHash = await sha256Hex(envelope);
      const sealed = { envelope, envelopeHash };
      const outcome = await box.cast(meetingId, ballotId, actor.userId, sealed);
      switch (outcome.kind) {
        case 'notFound':
          throw refuse('NOT_FOUND', 'ballot');
        case 'closed':
          throw refuse('WRONG_STATE', 'ballot-closed');
        case 'paused':
          throw refuse('WRONG_STATE', 'ballot-paused');
        case 'notEntitled':
          throw refuse('FORBIDDEN', 'not-entitled');
        case 'removed':
          throw refuse('FORBIDDEN', 'removed');
        case 'kept':
          if (outcome.mark.envelopeHash !== envelopeHash) throw refuse('ALREADY_VOTED');
          onReceived(meetingId, ballotId);
          return receipt(ballotId, outcome.mark);
      }
    },
    async mine(actor, meetingId, ballotId) {
      const mark = await box.markOf(meetingId, ballotId, actor.userId);
      return mark && receipt(ballotId, mark);
    },
    async bundle(actor, meetingId, ballotId) {
      const rows = await box.counted(meetingId, ballotId);
      if (!rows) throw refuse('WRONG_STATE', 'ballot-not-counted');
      const state = await live.stateOf(meetingId);
      const roles = state.frame ? rolesInFrame(state.frame, actor.userId) : [];
      if (roles.length === 0) throw refuse('NOT_FOUND', 'meeting');
      if (votedOn(state)?.ballotId === ballotId) throw refuse('WRONG_STATE', 'ballot-unpublished');
      const ballot = state.closedBallots.find((closed) => closed.ballotId === ballotId);
      if (!ballot?.secret) throw refuse('NOT_FOUND', 'ballot');
      const withCodes = seesCodes(ballot.secret.codesShownTo, roles);
      return signBundle(
        signer,
        bundleContent(meetingId, ballot, ballot.secret, { rows, withCodes }),
      );
    },
  };
}

function seesCodes(shownTo: SecretTerms['codesShownTo'], roles: readonly MeetingRole[]): boolean {
  if (shownTo === 'participants') return true;
  // Who leads the vote counts it.
  return shownTo === 'tellers' && leadingRole(roles) !== undefined;
}
