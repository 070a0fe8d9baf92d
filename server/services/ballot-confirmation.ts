import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { BallotId, MeetingId } from '#contract/ids.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import { msLeft } from '#contract/live/pause.ts';
import type { LiveState } from '#contract/live/state.ts';
import { CONFIRMED_FOR_MS } from '#contract/secret-ballots/confirmed-for.ts';
import type { Actor } from '#server/domain/actor.ts';
import { can } from '#server/domain/permissions.ts';
import { createLastUsed } from './last-used.ts';
import type { Clock } from './ports/clock.ts';

/** What confirms that a voter has entered their password before secret votes. */
export interface BallotConfirmations {
  /**
   * Checks the password and returns what the voter's ballots are sent with: it holds for this meeting, person and session, and for
   * `CONFIRMED_FOR_MS`. Before a vote too, so that a hall has not all to be checked within it. Refused as a sign-in is; WRONG_STATE
   * after the meeting, NOT_FOUND where nothing asks for it, FORBIDDEN to who has no vote.
   */
  confirm(actor: Actor, meetingId: MeetingId, password: string): Promise<string>;
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
  const nowMs = () => clock.now().getTime();

  function confirmationUntil(
    untilMs: number,
    { userId, sessionHash }: Actor,
    meetingId: MeetingId,
  ) {
    const sealed = `${meetingId}|${userId}|${sessionHash}|${untilMs}`;
    return `${untilMs}-${createHmac('sha256', secret).update(sealed).digest('hex')}`;
  }

  function isConfirmed(actor: Actor, meetingId: MeetingId, confirmation: string): boolean {
    const untilMs = Number.parseInt(confirmation, 10);
    if (!(untilMs > nowMs())) return false;
    const expected = Buffer.from(confirmationUntil(untilMs, actor, meetingId));
    const given = Buffer.from(confirmation);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  return {
    async confirm(actor, meetingId, password) {
      const { phase, frame, openBallot } = await live.stateOf(meetingId);
      if (phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
      if (!frame?.asksPassword && !openBallot?.secret?.asksPassword)
        throw refuse('NOT_FOUND', 'ballot');
      const meetingRoles = frame ? rolesInFrame(frame, actor.userId) : [];
      const mayVote =
        can({ unitRoles: [], meetingRoles }, 'ballot.cast') ||
        openBallot?.voters.includes(actor.userId);
      if (!mayVote) throw refuse('FORBIDDEN', 'not-entitled');
      await checkPassword(actor, password);
      return confirmationUntil(nowMs() + CONFIRMED_FOR_MS, actor, meetingId);
    },
    async require(actor, meetingId, ballotId, confirmation) {
      if (confirmation !== undefined && isConfirmed(actor, meetingId, confirmation)) return;
      if (askingNothing.get(ballotId)) return;
      const { openBallot } = await live.stateOf(meetingId);
      if (openBallot?.ballotId !== ballotId) return;
      if (!openBallot.secret?.asksPassword) return askingNothing.set(ballotId, true);
      if (msLeft(openBallot, nowMs()) === 0) throw refuse('WRONG_STATE', 'ballot-closed');
      throw refuse('FORBIDDEN', 'confirm-password');
    },
  };
}
