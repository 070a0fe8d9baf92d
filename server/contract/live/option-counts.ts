/** What is on one counted ballot of options; `weight` is how many votes it has, one unless said. */
export type CountedMarks = { options: readonly number[]; other?: unknown; weight?: number };

/** The votes of each option in the order of the ballot, those with an opinion of their own, and the blank ones. */
export type OptionCounts = { counts: number[]; other: number; blank: number };

/** Counts ballots of options; the same count on the server, in the signed bundle and off-line. */
export function countMarks(optionCount: number, ballots: readonly CountedMarks[]): OptionCounts {
  const counts = Array.from({ length: optionCount }, () => 0);
  let other = 0;
  let blank = 0;
  for (const { options, other: written, weight = 1 } of ballots) {
    for (const place of options) counts[place] = (counts[place] ?? 0) + weight;
    if (written !== undefined) other += weight;
    else if (options.length === 0) blank += weight;
  }
  return { counts, other, blank };
}
