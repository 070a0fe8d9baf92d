import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { BallotId, MeetingId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createLastUsed } from './last-used.ts';

/** What confirms that a voter has entered their password for one secret vote. */
export interface BallotConfirmations {
  /**
   * Checks the password and returns what the voter's ballot is sent with: it holds for this vote, person and session alone. Refused
   * as a sign-in is; NOT_FOUND for a vote that asks for none, FORBIDDEN to who is not entitled.
   */
  confirm(
    actor: Actor,
    meetingId: MeetingId,
    ballotId: BallotId,
    password: string,
  ): Promise<string>;
  /** Refuses a ballot in a vote that asks for the password and was not confirmed: FORBIDDEN `confirm-password`. */
  require(
    actor: Actor,
    meetingId: MeetingId,
    ballotId: BallotId,
    confirmation: string | undefined,
  ): Promise<void>;
}

/** So many votes are remembered, whether they ask for the password: it is fixed when a vote opens. */
const MOST_REMEMBERED = 1_000;

/**
 * Makes them. A confirmation is made of the server's `secret` and kept nowhere: that, when and where somebody confirmed is in no row
 * beside the mark of the ballot.
 */
export function createBallotConfirmations({
  secret,
  live,
  checkPassword,
}: {
  secret: string;
  live: { stateOf(meetingId: MeetingId): Promise<LiveState> };
  /** Throws where the password is wrong, or was tried too often. */
  checkPassword(actor: Actor, password: string): Promise<void>;
}): BallotConfirmations {
  const asking = createLastUsed<BallotId, boolean>(MOST_REMEMBERED);

  const confirmationOf = ({ userId, sessionHash }: Actor, ballotId: BallotId) =>
    createHmac('sha256', secret).update(`${ballotId}|${userId}|${sessionHash}`).digest('hex');

  async function asks(meetingId: MeetingId, ballotId: BallotId): Promise<boolean> {
    const known = asking.get(ballotId);
    if (known !== undefined) return known;
    const { openBallot } = await live.stateOf(meetingId);
    // What is not open takes no ballot, and is said so where ballots are kept.
    if (openBallot?.ballotId !== ballotId) return false;
    const isAsked = openBallot.secret?.asksPassword === true;
    asking.set(ballotId, isAsked);
    return isAsked;
  }

  return {
    async confirm(actor, meetingId, ballotId, password) {
      const { openBallot } = await live.stateOf(meetingId);
      if (openBallot?.ballotId !== ballotId) throw refuse('WRONG_STATE', 'ballot-closed');
      if (!openBallot.secret?.asksPassword) throw refuse('NOT_FOUND', 'ballot');
      if (!openBallot.voters.includes(actor.userId)) throw refuse('FORBIDDEN', 'not-entitled');
      await checkPassword(actor, password);
      return confirmationOf(actor, ballotId);
    },
    async require(actor, meetingId, ballotId, confirmation) {
      const expected = Buffer.from(confirmationOf(actor, ballotId));
      const given = Buffer.from(confirmation ?? '');
      if (given.length === expected.length && timingSafeEqual(given, expected)) return;
      if (await asks(meetingId, ballotId)) throw refuse('FORBIDDEN', 'confirm-password');
    },
  };
}
