import { refuse } from '#contract/errors.ts';
import type { Turnout } from '#contract/http/leading-ballots.ts';
import type { BallotId, MeetingId } from '#contract/ids.ts';
import { votedOn } from '#contract/live/evolve.ts';
import type { BallotOutcome, LiveState } from '#contract/live/state.ts';
import { outcomeOf } from '#server/domain/ballot-outcome.ts';
import type { BallotBox } from './ports/ballot-box.ts';

/** What those who lead a vote see of it, and nobody else before it is published. */
export interface LeadingBallots {
  /** Who has voted in the vote that is under way; NOT_FOUND for any other. */
  turnout(meetingId: MeetingId, ballotId: BallotId): Promise<Turnout>;
  /** What came of a closed vote that is not published; WRONG_STATE while it is open. */
  outcome(meetingId: MeetingId, ballotId: BallotId): Promise<BallotOutcome>;
}

/** Makes the service. The outcome is not kept: it is reckoned from the box as its publication will reckon it. */
export function createLeadingBallots({
  box,
  live,
}: {
  box: Pick<BallotBox, 'votersOf' | 'contentOf'>;
  live: { stateOf(meetingId: MeetingId): Promise<LiveState> };
}): LeadingBallots {
  return {
    async turnout(meetingId, ballotId) {
      const ballot = votedOn(await live.stateOf(meetingId));
      if (ballot?.ballotId !== ballotId) throw refuse('NOT_FOUND', 'ballot');
      return { received: await box.votersOf(ballotId) };
    },
    async outcome(meetingId, ballotId) {
      const { frame, openBallot, countedBallot } = await live.stateOf(meetingId);
      if (openBallot?.ballotId === ballotId) throw refuse('WRONG_STATE', 'ballot-not-counted');
      if (!frame || countedBallot?.ballot.ballotId !== ballotId)
        throw refuse('NOT_FOUND', 'ballot');
      return outcomeOf(frame, countedBallot, await box.contentOf(countedBallot.ballot));
    },
  };
}
