import type { Pool, PoolClient } from 'pg';
import type { BallotId, UserId } from '#contract/ids.ts';
import { HandFigures } from '#contract/live/hand-count.ts';
import type { HandCounts } from '#server/services/ports/live-events.ts';

/** The counts of shows of hands in the rows, on the connection of a transaction. */
export function handCountRows(client: PoolClient): HandCounts {
  return {
    async keep({ ballotId, round }, tellerId, figures) {
      await client.query(
        `insert into hand_count (ballot_id, round, teller_id, figures) values ($1, $2, $3, $4)
         on conflict (ballot_id, round, teller_id) do update set figures = excluded.figures`,
        [ballotId, round, tellerId, JSON.stringify(figures)],
      );
    },
    of: ({ ballotId, round }) => readHandCounts(client, ballotId, round),
  };
}

/** What was entered in a round, by who entered it. */
export async function readHandCounts(
  db: Pool | PoolClient,
  ballotId: BallotId,
  round: number,
): Promise<Map<UserId, HandFigures>> {
  const { rows } = await db.query<{ teller_id: UserId; figures: unknown }>(
    'select teller_id, figures from hand_count where ballot_id = $1 and round = $2 order by teller_id',
    [ballotId, round],
  );
  return new Map(rows.map((row) => [row.teller_id, HandFigures.parse(row.figures)]));
}
