import type { Pool } from 'pg';
import type { BallotId, MeetingId, UserId } from '#contract/ids.ts';
import type { SealedBallotBox, SealedPaper } from '#server/services/ports/ballot-box.ts';
import { type CastPaper, castTogether } from './cast-together.ts';
import { readTally } from './counted-votes.ts';

type CastRow = { voterId: UserId } & (
  | { outcome: 'kept'; envelopeHash: string; questionHash: string }
  | { outcome: 'notFound' | 'closed' | 'paused' | 'notEntitled' | 'removed' }
);

/** Sealed ballots in PostgreSQL; those of one moment are cast in one statement, `cast_sealed_ballots` (see its migration). */
export function createSealedBallotBox(pool: Pool): SealedBallotBox {
  const cast = castTogether(
    async (meetingId, ballotId, papers: readonly CastPaper<SealedPaper>[]) => {
      const { rows } = await pool.query<CastRow>({
        name: 'cast-sealed-ballots',
        text: `select voter as "voterId", outcome, envelope_hash as "envelopeHash", question_hash as "questionHash"
          from cast_sealed_ballots($1, $2, $3, $4, $5)`,
        values: [
          meetingId,
          ballotId,
          papers.map((paper) => paper.voterId),
          papers.map((paper) => Buffer.from(paper.content.envelope)),
          papers.map((paper) => paper.content.envelopeHash),
        ],
      });
      return rows;
    },
  );
  return {
    async cast(meetingId, ballotId, voterId, content) {
      const row = await cast({ meetingId, ballotId, voterId, content });
      if (!row) return { kind: 'notFound' };
      if (row.outcome !== 'kept') return { kind: row.outcome };
      const mark = { envelopeHash: row.envelopeHash, questionHash: row.questionHash };
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
      const { slips, otherOpinions } = await readTally(pool, ballotId);
      const { rows } = await pool.query<{ hash: string }>(
        'select envelope_hash as hash from ballot_mark where ballot_id = $1 order by envelope_hash collate "C"',
        [ballotId],
      );
      return { slips, otherOpinions, receivedHashes: rows.map((row) => row.hash) };
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
