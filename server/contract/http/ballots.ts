import { z } from 'zod';
import { BallotId, MeetingId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { BallotChoice } from '../live/state.ts';
import { defineRoutes } from './route.ts';

/** The receipt of a ballot: what was recorded and when, by the server's clock. */
export const BallotReceipt = z.object({
  ballotId: BallotId,
  choice: BallotChoice,
  receivedAt: Instant,
});
export type BallotReceipt = z.infer<typeof BallotReceipt>;

const ballotParams = z.object({ meetingId: MeetingId, ballotId: BallotId });

/** Routes of casting: over HTTP, so that a ballot survives a lost socket, and answered after COMMIT. */
export const ballotRoutes = defineRoutes({
  'ballots.cast': {
    method: 'POST',
    path: '/api/meetings/:meetingId/ballots/:ballotId/vote',
    action: 'ballot.cast',
    summary:
      'Cast one’s ballot; the same choice again gives the same receipt, another one ALREADY_VOTED',
    params: ballotParams,
    body: z.object({ choice: BallotChoice }),
    answer: BallotReceipt,
  },
  'ballots.mine': {
    method: 'GET',
    path: '/api/meetings/:meetingId/ballots/:ballotId/vote',
    action: 'ballot.cast',
    summary: 'The receipt of one’s own ballot, null when none was cast',
    params: ballotParams,
    answer: BallotReceipt.nullable(),
  },
});
