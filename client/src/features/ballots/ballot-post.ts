import { call } from '#client/api/call.ts';
import type { BallotReceipt } from '#contract/http/ballots.ts';
import type { AgendaItemId, BallotId, MeetingId, UserId } from '#contract/ids.ts';
import { canonicalChoice, choiceText, readChoiceText } from '#contract/live/ballot-choice.ts';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { Instant } from '#contract/live/instant.ts';
import type { BallotChoice } from '#contract/live/state.ts';
import type { SealedReceipt } from '#contract/secret-ballots/receipt.ts';
import { CHOICES } from './choices.ts';
import { confirmSelf, ownConfirmation } from './own-confirmation.ts';
import { keepSlip, noteReceived, type OwnSlip } from './own-slip.ts';

/**
 * A secret ballot's receipt as its voter sees it; time and code are known to the device that sent it alone. `isGenuine`: its
 * signature is right, null where the browser cannot check that.
 */
export type SecretReceipt = { ballotId: BallotId; isGenuine: boolean | null } & OwnSlip;

/** What a voter holds after casting: in an open vote with the choice, in a secret one without. */
export type OwnReceipt = BallotReceipt | SecretReceipt;

/** How ballots of one vote are filled in, sent and asked for. */
export type BallotPost = {
  /** Whether a choice that is not sent yet may be kept on the device; one in a secret vote is only in the page. */
  keepsChoice: boolean;
  /** Whether what a device has kept looks like a choice of this vote, whole or begun. */
  takes(choice: BallotChoice): boolean;
  /** What is sent for a choice and kept until it is acknowledged: the choice itself, or the sealed ballot. */
  fill(choice: BallotChoice): Promise<string>;
  cast(paper: string): Promise<OwnReceipt>;
  /** Confirms with the password, once on a page for the meeting's votes, where they ask for that; null where no vote of the kind does. */
  confirm: ((password: string) => Promise<void>) | null;
  mine(): Promise<OwnReceipt | null>;
};

/** The post of an open vote. */
export function openPost({
  method,
  ...params
}: {
  meetingId: MeetingId;
  ballotId: BallotId;
  method: BallotMethod | undefined;
}): BallotPost {
  return {
    keepsChoice: true,
    takes: (choice) => isOfMethod(method, choice),
    fill: async (choice) => choiceText(canonicalChoice(choice)),
    cast: (paper) =>
      call('ballots.cast', { params, body: { choice: readChoiceText(paper) as BallotChoice } }),
    confirm: null,
    mine: () => call('ballots.mine', { params }),
  };
}

const sealing = () => import('./seal-choice.ts');
const checking = () => import('./check-receipt.ts');

/** Fetches what seals a choice and checks its receipt; rejects when the line lost it. */
export async function fetchSealing(): Promise<void> {
  await Promise.all([sealing(), checking()]);
}

/** The post of a secret vote: the choice is sealed on the device, over the question as it is shown here. */
export function sealedPost(vote: {
  meetingId: MeetingId;
  ballotId: BallotId;
  itemId: AgendaItemId | null;
  question: string;
  method: BallotMethod | undefined;
  publicKey: string;
  signingKey: string;
  voterId: UserId;
}): BallotPost {
  const { meetingId, ballotId, method, publicKey, signingKey, voterId } = vote;
  const params = { meetingId, ballotId };
  // As soon as the vote opens, if not before: the line may be gone when the choice is made.
  fetchSealing().catch(() => undefined);

  async function receiptOf(held: SealedReceipt, at: Instant | null): Promise<SecretReceipt> {
    const { checkReceipt } = await checking();
    const isGenuine = await checkReceipt(held, vote, signingKey);
    const { envelopeHash } = held;
    return { ballotId, isGenuine, ...noteReceived(ballotId, voterId, { envelopeHash, at }) };
  }
  return {
    keepsChoice: false,
    takes: (choice) => isOfMethod(method, choice),
    async fill(choice) {
      const { sealChoice } = await sealing();
      const { envelope, ...sealed } = await sealChoice(publicKey, vote, choice);
      keepSlip(ballotId, voterId, sealed);
      return envelope;
    },
    async cast(paper) {
      const confirmation = ownConfirmation(meetingId, voterId) ?? undefined;
      const body = { envelope: paper, ...(confirmation !== undefined && { confirmation }) };
      const answer = await call('sealedBallots.cast', { params, body });
      return receiptOf(answer.receipt, answer.at);
    },
    confirm: (password) => confirmSelf(meetingId, voterId, password),
    async mine() {
      const held = await call('sealedBallots.mine', { params });
      return held && receiptOf(held, null);
    },
  };
}

function isOfMethod(method: BallotMethod | undefined, choice: BallotChoice): boolean {
  if (typeof choice === 'string') return !method && (CHOICES as readonly string[]).includes(choice);
  return Array.isArray(choice.options) && method !== undefined;
}
