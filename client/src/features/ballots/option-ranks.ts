import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { OptionsResult } from '#contract/live/options-result.ts';
import type { BallotResult } from '#contract/live/state.ts';

/** An option of a counted vote: its text, its votes, and whether it won or is one of those that are equal at the last place. */
export type RankedOption = {
  place: number;
  text: string;
  votes: number;
  standing: 'won' | 'tied' | null;
};

/** The options with the most votes first, equal ones in the order of the ballot. */
export function rankedOptions(
  { options }: BallotMethod,
  { counts, winners, tied }: OptionsResult,
): RankedOption[] {
  const ranked = options.map((text, place): RankedOption => {
    const standing = winners.includes(place) ? 'won' : tied.includes(place) ? 'tied' : null;
    return { place, text, votes: counts[place] ?? 0, standing };
  });
  return ranked.sort((a, b) => b.votes - a.votes || a.place - b.place);
}

/** How a result is to look: something was decided, a tie is open, or nothing won. */
export function lookOf(result: BallotResult | OptionsResult): 'passed' | 'rejected' | 'tied' {
  if ('outcome' in result) return result.outcome;
  if (result.tied.length > 0) return 'tied';
  return result.winners.length > 0 ? 'passed' : 'rejected';
}
