import type { BallotOutcome } from '#contract/live/state.ts';

/** How many of those who might have voted sent nothing; null where no names were taken. */
export function unsentIn({ rollCall }: Pick<BallotOutcome, 'rollCall'>): number | null {
  if (rollCall.length === 0) return null;
  return rollCall.filter(({ choice }) => choice === null).length;
}
