import type { Pool, PoolClient } from 'pg';
import type { BallotId, UserId } from '#contract/ids.ts';
import { readChoiceText } from '#contract/live/ballot-choice.ts';
import { BallotChoice } from '#contract/live/state.ts';
import { CountedSlip } from '#contract/secret-ballots/slip.ts';
import type { CastVotes } from '#server/domain/majority.ts';
import type { CountedTally } from '#server/domain/secret-tally.ts';

/** The choices of an open vote with their voters. */
export async function readVotes(db: Pool | PoolClient, ballotId: BallotId): Promise<CastVotes> {
  const { rows } = await db.query<{ voter_id: UserId; choice: string }>(
    'select voter_id, choice from ballot_vote where ballot_id = $1',
    [ballotId],
  );
  return new Map(rows.map((row) => [row.voter_id, BallotChoice.parse(readChoiceText(row.choice))]));
}

/** How a secret vote was counted: whose ballots were received, and the slips of those that were valid. */
export async function readTally(db: Pool | PoolClient, ballotId: BallotId): Promise<CountedTally> {
  const marks = await db.query<{ voter_id: UserId }>(
    'select voter_id from ballot_mark where ballot_id = $1 order by voter_id',
    [ballotId],
  );
  const slips = await db.query<{ code: string; choice: string }>(
    'select code, choice from ballot_slip where ballot_id = $1 order by code collate "C"',
    [ballotId],
  );
  const opinions = await db.query<{ opinion: string }>(
    'select opinion from ballot_opinion where ballot_id = $1 order by place',
    [ballotId],
  );
  return {
    kind: 'counted',
    received: new Set(marks.rows.map((row) => row.voter_id)),
    slips: slips.rows.map(slipOfRow),
    otherOpinions: opinions.rows.map((row) => row.opinion),
    spoiled: marks.rows.length - slips.rows.length,
  };
}

function slipOfRow({ code, choice }: { code: string; choice: string }): CountedSlip {
  return CountedSlip.parse({ code, choice: readChoiceText(choice) });
}
