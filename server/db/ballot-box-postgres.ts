import type { Pool } from 'pg';
import type { BallotReceipt } from '#contract/http/ballots.ts';
import type { BallotId, UserId } from '#contract/ids.ts';
import type { Choice } from '#contract/live/state.ts';
import type { BallotBox } from '#server/services/ports/ballot-box.ts';
import { readTally, readVotes } from './counted-votes.ts';

/** Open ballots in PostgreSQL; casting is one round trip through the function `cast_ballot` (see its migration). */
export function createBallotBox(pool: Pool): BallotBox {
  return {
    async cast(meetingId, ballotId, voterId, choice) {
      const { rows } = await pool.query<
        | { outcome: 'kept'; choice: Choice; received_at: Date }
        | { outcome: 'notFound' | 'closed' | 'notEntitled' }
      >({
        name: 'cast-ballot',
        text: 'select outcome, choice, received_at from cast_ballot($1, $2, $3, $4)',
        values: [meetingId, ballotId, voterId, choice],
      });
      const [row] = rows;
      if (!row) return { kind: 'notFound' };
      if (row.outcome !== 'kept') return { kind: row.outcome };
      return { kind: 'kept', receipt: receipt(ballotId, row.choice, row.received_at) };
    },
    async receiptOf(meetingId, ballotId, voterId) {
      const { rows } = await pool.query<{ choice: Choice; received_at: Date }>(
        `select v.choice, v.received_at from ballot_vote v join ballot b on b.id = v.ballot_id
         where b.meeting_id = $1 and v.ballot_id = $2 and v.voter_id = $3`,
        [meetingId, ballotId, voterId],
      );
      return rows[0] ? receipt(ballotId, rows[0].choice, rows[0].received_at) : null;
    },
    async countOf(ballotId) {
      const { rows } = await pool.query<{ received: number }>(
        `select (select count(*) from ballot_vote where ballot_id = $1)::int
           + (select count(*) from ballot_mark where ballot_id = $1)::int as received`,
        [ballotId],
      );
      return rows[0]?.received ?? 0;
    },
    async holds(meetingId, ballotId) {
      const found = await pool.query('select from ballot where meeting_id = $1 and id = $2', [
        meetingId,
        ballotId,
      ]);
      return found.rowCount === 1;
    },
    async votersOf(ballotId) {
      const { rows } = await pool.query<{ voterId: UserId }>(
        `select voter_id as "voterId" from ballot_vote where ballot_id = $1
         union select voter_id from ballot_mark where ballot_id = $1
         order by 1`,
        [ballotId],
      );
      return rows.map((row) => row.voterId);
    },
    async contentOf({ ballotId, secret }) {
      if (secret) return { castVotes: new Map(), secretTally: await readTally(pool, ballotId) };
      return { castVotes: await readVotes(pool, ballotId) };
    },
  };
}

function receipt(ballotId: BallotId, choice: Choice, receivedAt: Date): BallotReceipt {
  return { ballotId, choice, receivedAt: receivedAt.toISOString() };
}
