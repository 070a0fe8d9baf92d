import { z } from 'zod';
import { AgendaItemId, PreparedBallotId } from '../ids.ts';
import { BallotPlan, isFittingPlan } from '../prepared-ballot.ts';
import { Meeting } from './meetings.ts';
import { defineRoutes } from './route.ts';

const itemParams = z.object({ itemId: AgendaItemId });
const FittingPlan = BallotPlan.refine(isFittingPlan, { path: ['byHands'] });
const ballotParams = itemParams.extend({ preparedBallotId: PreparedBallotId });

/**
 * Routes of votes that are prepared with the agenda. A change of one that somebody else has changed is refused with STALE_VERSION
 * (`prepared-ballot-changed`) and it as `current`; of one that is voted on already, with WRONG_STATE (`prepared-ballot-used`).
 */
export const preparedBallotRoutes = defineRoutes({
  'preparedBallots.add': {
    method: 'POST',
    path: '/api/agenda-items/:itemId/prepared-ballots',
    action: 'agenda.edit',
    summary: 'Prepare a vote on an agenda item, behind those it has; the same id again is one',
    params: itemParams,
    body: z.object({ preparedBallotId: PreparedBallotId, plan: FittingPlan }),
    answer: Meeting,
  },
  'preparedBallots.update': {
    method: 'PATCH',
    path: '/api/agenda-items/:itemId/prepared-ballots/:preparedBallotId',
    action: 'agenda.edit',
    summary: 'Change a prepared vote that is not voted on yet',
    params: ballotParams,
    body: z.object({ version: z.int(), plan: FittingPlan }),
    answer: Meeting,
  },
  'preparedBallots.remove': {
    method: 'DELETE',
    path: '/api/agenda-items/:itemId/prepared-ballots/:preparedBallotId',
    action: 'agenda.edit',
    summary: 'Remove a prepared vote that is not voted on yet',
    params: ballotParams,
    query: z.object({ version: z.coerce.number().int() }),
    answer: Meeting,
  },
  'preparedBallots.reorder': {
    method: 'PUT',
    path: '/api/agenda-items/:itemId/prepared-ballot-order',
    action: 'agenda.edit',
    summary:
      'Put the prepared votes of an item in another order; CONFLICT when the order that was seen is not the stored one',
    params: itemParams,
    body: z.object({
      from: z.array(PreparedBallotId).max(200),
      to: z.array(PreparedBallotId).max(200),
    }),
    answer: Meeting,
  },
});
