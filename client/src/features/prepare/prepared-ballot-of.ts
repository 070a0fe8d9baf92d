import type { Meeting } from '#contract/http/meetings.ts';
import type { PreparedBallot } from '#contract/prepared-ballot.ts';

/** The prepared vote of the meeting with this id; null when it was removed. */
export function preparedBallotOf(
  meeting: Meeting,
  preparedBallotId: string,
): PreparedBallot | null {
  const all = meeting.items.flatMap((item) => item.preparedBallots ?? []);
  return all.find((ballot) => ballot.preparedBallotId === preparedBallotId) ?? null;
}
