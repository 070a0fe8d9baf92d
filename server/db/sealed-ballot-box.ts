import type { Pool } from 'pg';
import type { BallotId, MeetingId } from '#contract/ids.ts';
import type { SealedBallotBox } from '#server/services/ports/ballot-box.ts';
import { readTally } from './counted-votes.ts';

/** Sealed ballots in PostgreSQL; casting is one round trip through the function `cast_sealed_ballot` (see its migration). */
export function createSealedBallotBox(pool: Pool): SealedBallotBox {
  return {
    async cast(meetingId, ballotId, voterId, { envelope, envelopeHash }) {
      const { rows } = await pool.query<
        | { outcome: 'kept'; envelope_hash: string; question_hash: string }
        | { outcome: 'notFound' | 'closed' | 'notEntitled' }
      >({
        name: 'cast-sealed-ballot',
        text: 'select outcome, envelope_hash, question_hash from cast_sealed_ballot($1, $2, $3, $4, $5)',
        values: [meetingId, ballotId, voterId, Buffer.from(envelope), envelopeHash],
      });
      const [row] = rows;
      if (!row) return { kind: 'notFound' };
      if (row.outcome !== 'kept') return { kind: row.outcome };
      const mark = { envelopeHash: row.envelope_hash, questionHash: row.question_hash };
      return { kind: 'kept', mark };
    },
    async markOf(meetingId, ballotId, voterId) {
      const { rows } = await pool.query<{ envelopeHash: string; questionHash: string }>(
        `select m.envelope_hash as "envelopeHash", b.question_hash as "questionHash"
         from ballot_mark m join ballot b on b.id = m.ballot_id
         where b.meeting_id = $1 and m.ballot_id = $2 and m.voter_id = $3`,
        [meetingId, ballotId, voterId],
      );
      return rows[0] ?? null;
    },
    async counted(meetingId, ballotId) {
      const closed = await pool.query(
        `select from ballot
         where meeting_id = $1 and id = $2 and question_hash is not null and closed_at is not null`,
        [meetingId, ballotId],
      );
      if (closed.rowCount === 0) return null;
      const { slips } = await readTally(pool, ballotId);
      const { rows } = await pool.query<{ hash: string }>(
        'select envelope_hash as hash from ballot_mark where ballot_id = $1 order by envelope_hash collate "C"',
        [ballotId],
      );
      return { slips, receivedHashes: rows.map((row) => row.hash) };
    },
    async uncounted() {
      const { rows } = await pool.query<{ meetingId: MeetingId; ballotId: BallotId }>(
        `select meeting_id as "meetingId", id as "ballotId" from ballot
         where question_hash is not null and closed_at is null`,
      );
      return rows;
    },
  };
}
