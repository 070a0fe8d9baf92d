import type { PoolClient } from 'pg';
import type { BallotId } from '#contract/ids.ts';
import type { LiveFact } from '#contract/live/events.ts';
import { shutBox } from './sealed-ballot-rows.ts';

/** Pauses the box, after those who are casting: under their lock, so that none comes in beside it. */
export async function pauseBox(client: PoolClient, ballotId: BallotId): Promise<void> {
  await shutBox(client, ballotId);
  await client.query('update ballot set paused_at = clock_timestamp() where id = $1', [ballotId]);
}

/** How long the box has been paused, in milliseconds; 0 when it isn't. */
export async function readPausedMs(client: PoolClient, ballotId: BallotId): Promise<number> {
  const { rows } = await client.query<{ ms: number }>(
    `select ceil(extract(epoch from clock_timestamp() - paused_at) * 1000)::float8 as ms
     from ballot where id = $1 and paused_at is not null`,
    [ballotId],
  );
  return rows[0]?.ms ?? 0;
}

/** Opens the box again, with its later deadline. */
export async function resumeBox(
  client: PoolClient,
  { ballotId, closesAt }: Extract<LiveFact, { type: 'ballot.resumed' }>,
): Promise<void> {
  await shutBox(client, ballotId);
  await client.query('update ballot set paused_at = null, closes_at = $2 where id = $1', [
    ballotId,
    closesAt,
  ]);
}
