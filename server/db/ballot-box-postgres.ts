import type { Pool } from 'pg';
import type { BallotReceipt } from '#contract/http/ballots.ts';
import type { BallotId, MeetingId, UserId } from '#contract/ids.ts';
import { choiceText, readChoiceText } from '#contract/live/ballot-choice.ts';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import { BallotChoice } from '#contract/live/state.ts';
import type { BallotBox } from '#server/services/ports/ballot-box.ts';
import { askTogether } from './ask-together.ts';
import { type CastPaper, castTogether } from './cast-together.ts';
import { readTally, readVotes } from './counted-votes.ts';
import { readHandCounts } from './hand-count-rows.ts';

type CastRow = { voterId: UserId } & (
  | { outcome: 'kept'; choice: string; receivedAt: Date }
  | { outcome: 'notFound' | 'closed' | 'paused' | 'otherMethod' | 'notEntitled' | 'removed' }
);

type MethodRow = { id: BallotId; meetingId: MeetingId; method: BallotMethod | null };

/** Open ballots in PostgreSQL; those of one moment are cast in one statement, `cast_choices` (see its migration). */
export function createBallotBox(pool: Pool): BallotBox {
  const cast = castTogether(async (meetingId, ballotId, papers: readonly CastPaper<string>[]) => {
    const { rows } = await pool.query<CastRow>({
      name: 'cast-ballots',
      text: `select voter as "voterId", outcome, choice, received_at as "receivedAt"
        from cast_choices($1, $2, $3, $4)`,
      values: [
        meetingId,
        ballotId,
        papers.map((paper) => paper.voterId),
        papers.map((paper) => paper.content),
      ],
    });
    return rows;
  });
  // Asked before each ballot among options: a hall that votes at one moment asks once.
  const methodRow = askTogether(async (ballotIds: readonly BallotId[]) => {
    const { rows } = await pool.query<MethodRow>(
      `select id, meeting_id as "meetingId", method from ballot
       where id = any($1::uuid[]) and question_hash is null`,
      [[...new Set(ballotIds)]],
    );
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    return ballotIds.map((ballotId) => rowOf.get(ballotId));
  });
  return {
    async cast(meetingId, ballotId, voterId, choice) {
      const row = await cast({ meetingId, ballotId, voterId, content: choiceText(choice) });
      if (!row) return { kind: 'notFound' };
      if (row.outcome !== 'kept') return { kind: row.outcome };
      return { kind: 'kept', receipt: receipt(ballotId, row.choice, row.receivedAt) };
    },
    async methodOf(meetingId, ballotId) {
      const row = await methodRow(ballotId);
      return row?.meetingId === meetingId ? row.method : null;
    },
    async receiptOf(meetingId, ballotId, voterId) {
      const { rows } = await pool.query<{ choice: string; received_at: Date }>(
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
    async contentOf({ ballotId, secret, hands }) {
      if (hands) {
        const [handFigures] = (await readHandCounts(pool, ballotId, hands.differed)).values();
        return { castVotes: new Map(), ...(handFigures && { handFigures }) };
      }
      if (secret) return { castVotes: new Map(), secretTally: await readTally(pool, ballotId) };
      return { castVotes: await readVotes(pool, ballotId) };
    },
    handCountsOf: (ballotId, round) => readHandCounts(pool, ballotId, round),
  };
}

function receipt(ballotId: BallotId, choice: string, receivedAt: Date): BallotReceipt {
  const kept = BallotChoice.parse(readChoiceText(choice));
  return { ballotId, choice: kept, receivedAt: receivedAt.toISOString() };
}
