import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { BallotId, MeetingId } from '#contract/ids.ts';
import { msLeft } from '#contract/live/pause.ts';
import type { LiveState, OpenBallot } from '#contract/live/state.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createLastUsed } from './last-used.ts';
import type { Clock } from './ports/clock.ts';

/** What confirms that a voter has entered their password for one secret vote. */
export interface BallotConfirmations {
  /**
   * Checks the password and returns what the voter's ballot is sent with: it holds for this vote, person and session alone. Refused
   * as a sign-in is; WRONG_STATE when the vote is over, NOT_FOUND for one that asks for none, FORBIDDEN to who is not entitled.
   */
  confirm(
    actor: Actor,
    meetingId: MeetingId,
    ballotId: BallotId,
    password: string,
  ): Promise<string>;
  /**
   * Refuses a ballot in a vote that asks for the password and was not confirmed: FORBIDDEN `confirm-password`, and WRONG_STATE when
   * its time is over, for then a confirmation helps no more. What is not open it lets pass: that is refused where ballots are kept.
   */
  require(
    actor: Actor,
    meetingId: MeetingId,
    ballotId: BallotId,
    confirmation: string | undefined,
  ): Promise<void>;
}

/** So many votes are remembered that ask for no password: it is fixed when a vote opens. */
const MOST_REMEMBERED = 1_000;

/**
 * Makes them. A confirmation is made of the server's `secret` and kept nowhere: that, when and where somebody confirmed is in no row
 * beside the mark of the ballot.
 */
export function createBallotConfirmations({
  secret,
  live,
  clock,
  checkPassword,
}: {
  secret: string;
  live: { stateOf(meetingId: MeetingId): Promise<LiveState> };
  clock: Clock;
  /** Throws where the password is wrong, or was tried too often. */
  checkPassword(actor: Actor, password: string): Promise<void>;
}): BallotConfirmations {
  const askingNothing = createLastUsed<BallotId, true>(MOST_REMEMBERED);

  const confirmationOf = ({ userId, sessionHash }: Actor, ballotId: BallotId) =>
    createHmac('sha256', secret).update(`${ballotId}|${userId}|${sessionHash}`).digest('hex');

  /** The vote while it is open, a pause included; null as soon as it is closed. */
  async function openBallotOf(meetingId: MeetingId, ballotId: BallotId) {
    const { openBallot } = await live.stateOf(meetingId);
    return openBallot?.ballotId === ballotId ? openBallot : null;
  }

  function requireTime(ballot: OpenBallot): void {
    if (msLeft(ballot, clock.now().getTime()) === 0) throw refuse('WRONG_STATE', 'ballot-closed');
  }

  return {
    async confirm(actor, meetingId, ballotId, password) {
      const ballot = await openBallotOf(meetingId, ballotId);
      if (!ballot) throw refuse('WRONG_STATE', 'ballot-closed');
      requireTime(ballot);
      if (!ballot.secret?.asksPassword) throw refuse('NOT_FOUND', 'ballot');
      if (!ballot.voters.includes(actor.userId)) throw refuse('FORBIDDEN', 'not-entitled');
      await checkPassword(actor, password);
      return confirmationOf(actor, ballotId);
    },
    async require(actor, meetingId, ballotId, confirmation) {
      const expected = Buffer.from(confirmationOf(actor, ballotId));
      const given = Buffer.from(confirmation ?? '');
      if (given.length === expected.length && timingSafeEqual(given, expected)) return;
      if (askingNothing.get(ballotId)) return;
      const ballot = await openBallotOf(meetingId, ballotId);
      if (!ballot) return;
      if (!ballot.secret?.asksPassword) return askingNothing.set(ballotId, true);
      requireTime(ballot);
      throw refuse('FORBIDDEN', 'confirm-password');
    },
  };
}
