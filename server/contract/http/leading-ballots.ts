import { z } from 'zod';
import { BallotId, MeetingId, UserId } from '../ids.ts';
import { HandFigures } from '../live/hand-count.ts';
import { BallotOutcome } from '../live/state.ts';
import { defineRoutes } from './route.ts';

/** Who of the entitled has voted; never what. */
export const Turnout = z.object({ received: z.array(UserId) });
export type Turnout = z.infer<typeof Turnout>;

/** Two counts of hands that differed, by who counted. */
export const DifferingCounts = z.object({
  counts: z.array(z.object({ userId: UserId, figures: HandFigures })),
});
export type DifferingCounts = z.infer<typeof DifferingCounts>;

const ballotParams = z.object({ meetingId: MeetingId, ballotId: BallotId });

/** Routes for those who lead a vote: whom it still waits for, and what came of it before it is published. */
export const leadingBallotRoutes = defineRoutes({
  'ballots.turnout': {
    method: 'GET',
    path: '/api/meetings/:meetingId/ballots/:ballotId/turnout',
    action: 'ballot.seeTurnout',
    summary: 'Who has voted in the vote that is under way, open or secret; never what',
    params: ballotParams,
    answer: Turnout,
  },
  'ballots.differingCounts': {
    method: 'GET',
    path: '/api/meetings/:meetingId/ballots/:ballotId/differing-counts',
    action: 'ballot.seeOutcome',
    summary: 'The last two counts of an open show of hands that differed; none before both are in',
    params: ballotParams,
    answer: DifferingCounts,
  },
  'ballots.outcome': {
    method: 'GET',
    path: '/api/meetings/:meetingId/ballots/:ballotId/outcome',
    action: 'ballot.seeOutcome',
    summary: 'What came of a closed vote that is not published yet; WRONG_STATE while it is open',
    params: ballotParams,
    answer: BallotOutcome,
  },
});
