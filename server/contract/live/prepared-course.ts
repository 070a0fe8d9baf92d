import type { PreparedBallotId } from '../ids.ts';
import { votedOn } from './evolve.ts';
import type { LiveState } from './state.ts';

/** How far a prepared vote is: `ready` to be opened, also again where it was made void; under way; or `done`, with a result. */
export type PreparedCourse = 'ready' | 'underWay' | 'done';

/** How far the prepared vote is in a meeting. */
export function preparedCourse(
  state: LiveState,
  preparedBallotId: PreparedBallotId,
): PreparedCourse {
  if (votedOn(state)?.preparedBallotId === preparedBallotId) return 'underWay';
  const isDone = state.closedBallots.some((ballot) => ballot.preparedBallotId === preparedBallotId);
  return isDone ? 'done' : 'ready';
}
