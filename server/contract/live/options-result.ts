import { z } from 'zod';
import { DecisionRule } from '../meeting-rules.ts';

const Votes = z.int().min(0);
const Places = z.array(z.int().min(0));

/**
 * The computed result of a vote among options. All numbers are votes: one for each voter, or the voter's weight where weights are
 * set; then `voters` says beside how many ballots they came from. `winners` has the most votes first; `tied` are the options that
 * have equal votes for fewer places (`freePlaces`) than there are of them, where nothing decides between them. `decidedBy` is the
 * chair where such a tie went with the chair's own ballot, and the rule of ties where it stays.
 */
export const OptionsResult = z.object({
  base: Votes,
  cast: Votes,
  voters: Votes.optional(),
  /** The fewest votes with which an option wins; 1 where the most votes do. */
  required: Votes,
  /** The votes of each option, in the order of the ballot. */
  counts: z.array(Votes),
  /** Ballots with an opinion of their own, and ballots with nothing on them. */
  other: Votes,
  blank: Votes,
  winners: Places,
  tied: Places,
  freePlaces: Votes,
  decidedBy: z.enum(['votes', 'chair', 'tie']),
  /** What was written, sorted by its letters: no order says who wrote it. */
  otherOpinions: z.array(z.string()),
  rule: DecisionRule,
});
export type OptionsResult = z.infer<typeof OptionsResult>;
