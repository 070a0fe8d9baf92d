import type { PreparedBallotId } from '#contract/ids.ts';
import { BallotPlan, type PreparedBallot } from '#contract/prepared-ballot.ts';

/** A prepared vote of its row. */
export function toPreparedBallot(row: {
  id: string;
  version: number;
  plan: unknown;
}): PreparedBallot {
  return {
    preparedBallotId: row.id as PreparedBallotId,
    version: row.version,
    ...BallotPlan.parse(row.plan),
  };
}
