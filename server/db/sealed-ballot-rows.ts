import type { PoolClient } from 'pg';
import type { BallotId, UserId } from '#contract/ids.ts';
import { slipText } from '#contract/secret-ballots/slip.ts';
import type { SealedBallots } from '#server/services/ports/live-events.ts';
import { readTally } from './counted-votes.ts';

/** The sealed ballots in the rows, on the connection of a transaction. */
export function sealedBallotRows(client: PoolClient): SealedBallots {
  return {
    async endCasting(ballotId) {
      await shutBox(client, ballotId);
      await client.query(
        `update ballot set casting_ended_at = clock_timestamp()
         where id = $1 and question_hash is not null and casting_ended_at is null`,
        [ballotId],
      );
    },
    async read(ballotId) {
      await shutBox(client, ballotId);
      const { rows } = await client.query<{ voter_id: UserId; envelope: Buffer | null }>(
        `select m.voter_id, s.envelope from ballot_mark m
         left join sealed_ballot s on s.ballot_id = m.ballot_id and s.voter_id = m.voter_id
         where m.ballot_id = $1`,
        [ballotId],
      );
      return new Map(
        rows.map((row) => [row.voter_id, row.envelope && Uint8Array.from(row.envelope)]),
      );
    },
    async replaceBySlips(ballotId, { slips, otherOpinions }) {
      await shutBox(client, ballotId);
      await client.query(
        `insert into ballot_slip (ballot_id, code, choice)
         select $1, code, choice from unnest($2::text[], $3::text[]) with ordinality as slip (code, choice, place)
         order by place`,
        [ballotId, slips.map((slip) => slip.code), slips.map(slipText)],
      );
      await client.query(
        `insert into ballot_opinion (ballot_id, place, opinion)
         select $1, place, opinion from unnest($2::text[]) with ordinality as written (opinion, place) order by place`,
        [ballotId, otherOpinions],
      );
      await client.query('delete from sealed_ballot where ballot_id = $1', [ballotId]);
    },
    counted: (ballotId) => readTally(client, ballotId),
  };
}

/**
 * Waits for those who are casting, and lets no ballot in until the transaction ends: the same key as the shared lock of casting.
 * A row lock would let those in that have read the row before.
 */
export async function shutBox(client: PoolClient, ballotId: BallotId): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [ballotId]);
}
