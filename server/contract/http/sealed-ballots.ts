import { z } from 'zod';
import { BallotId, MeetingId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { BallotBundle } from '../secret-ballots/bundle.ts';
import { SealedReceipt } from '../secret-ballots/receipt.ts';
import { envelopeBytes } from '../secret-ballots/seal-ballot.ts';
import { SLIP_SIZES } from '../secret-ballots/slip.ts';
import { defineRoutes } from './route.ts';

const ballotParams = z.object({ meetingId: MeetingId, ballotId: BallotId });

/** A sealed ballot on the wire: hexadecimal, of one of the sizes; one that is not of its vote's is spoiled at the count. */
export const Envelope = z
  .string()
  .regex(
    new RegExp(`^(${SLIP_SIZES.map((size) => `[0-9a-f]{${2 * envelopeBytes(size)}}`).join('|')})$`),
  );

/** What confirms a voter: until when, in milliseconds since 1970, and the server's seal on it. */
export const Confirmation = z.string().regex(/^\d{13}-[0-9a-f]{64}$/);

/** Routes of secret votes: casting what the device has sealed, one's receipt, and what is published after the count. */
export const sealedBallotRoutes = defineRoutes({
  'sealedBallots.cast': {
    method: 'POST',
    path: '/api/meetings/:meetingId/ballots/:ballotId/sealed',
    action: 'ballot.cast',
    summary:
      'Cast one’s sealed ballot; the same bytes again give the same receipt, others ALREADY_VOTED',
    params: ballotParams,
    /** `confirmation`: what `sealedBallots.confirm` answered, in a vote that asks for the password. */
    body: z.object({ envelope: Envelope, confirmation: Confirmation.optional() }),
    /** `at` is for the eye of who sent it: it is in no row, so that no row tells who came when. */
    answer: z.object({ receipt: SealedReceipt, at: Instant }),
  },
  'sealedBallots.confirm': {
    method: 'POST',
    path: '/api/meetings/:meetingId/confirmation',
    action: 'ballot.cast',
    summary:
      'Confirm with one’s password, for four hours, before secret ballots in a meeting that asks for it; a session’s tries are limited as those at the sign-in',
    params: z.object({ meetingId: MeetingId }),
    body: z.object({ password: z.string().min(1).max(200) }),
    answer: z.object({ confirmation: Confirmation }),
  },
  'sealedBallots.mine': {
    method: 'GET',
    path: '/api/meetings/:meetingId/ballots/:ballotId/sealed',
    action: 'ballot.cast',
    summary: 'The receipt of one’s own sealed ballot, null when none was cast',
    params: ballotParams,
    answer: SealedReceipt.nullable(),
  },
  'sealedBallots.bundle': {
    method: 'GET',
    path: '/api/meetings/:meetingId/ballots/:ballotId/bundle',
    action: 'ballot.readBundle',
    summary:
      'What is published of a counted secret vote, signed; its count can be repeated off-line',
    params: ballotParams,
    answer: BallotBundle,
  },
});
