import { refuse } from '#contract/errors.ts';
import type { DifferingCounts, Turnout } from '#contract/http/leading-ballots.ts';
import type { BallotId, MeetingId } from '#contract/ids.ts';
import { votedOn } from '#contract/live/evolve.ts';
import type { BallotOutcome, LiveState } from '#contract/live/state.ts';
import { outcomeOf } from '#server/domain/ballot-outcome.ts';
import type { BallotBox } from './ports/ballot-box.ts';

/** What those who lead a vote see of it, and nobody else before it is published. */
export interface LeadingBallots {
  /** Who has voted in the vote that is under way; WRONG_STATE for any other. */
  turnout(meetingId: MeetingId, ballotId: BallotId): Promise<Turnout>;
  /** What came of a closed vote that is not published; WRONG_STATE for any other. */
  outcome(meetingId: MeetingId, ballotId: BallotId): Promise<BallotOutcome>;
  /** The two counts of hands that differed last; none before that. WRONG_STATE for any vote but an open show of hands. */
  differingCounts(meetingId: MeetingId, ballotId: BallotId): Promise<DifferingCounts>;
}

/** Makes the service. The outcome is not kept: it is reckoned from the box as its publication will reckon it. */
export function createLeadingBallots({
  box,
  live,
}: {
  box: Pick<BallotBox, 'holds' | 'votersOf' | 'contentOf' | 'handCountsOf'>;
  live: { stateOf(meetingId: MeetingId): Promise<LiveState> };
}): LeadingBallots {
  /** The state of a meeting that has held this vote, or holds it. */
  async function stateWith(meetingId: MeetingId, ballotId: BallotId): Promise<LiveState> {
    if (!(await box.holds(meetingId, ballotId))) throw refuse('WRONG_STATE', 'ballot-not-open');
    return live.stateOf(meetingId);
  }
  return {
    async turnout(meetingId, ballotId) {
      const ballot = votedOn(await stateWith(meetingId, ballotId));
      if (ballot?.ballotId !== ballotId) throw refuse('WRONG_STATE', 'ballot-not-open');
      return { received: await box.votersOf(ballotId) };
    },
    async differingCounts(meetingId, ballotId) {
      const { openBallot } = await stateWith(meetingId, ballotId);
      if (openBallot?.ballotId !== ballotId || !openBallot.hands)
        throw refuse('WRONG_STATE', 'ballot-not-open');
      const { differed } = openBallot.hands;
      // Of the round that goes on nobody learns what the other has entered.
      const counts = differed > 0 ? await box.handCountsOf(ballotId, differed - 1) : new Map();
      return { counts: [...counts].map(([userId, figures]) => ({ userId, figures })) };
    },
    async outcome(meetingId, ballotId) {
      const { frame, countedBallot } = await stateWith(meetingId, ballotId);
      if (!frame || countedBallot?.ballot.ballotId !== ballotId)
        throw refuse('WRONG_STATE', 'ballot-not-counted');
      return outcomeOf(frame, countedBallot, await box.contentOf(countedBallot.ballot));
    },
  };
}
