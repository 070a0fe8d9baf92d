import { z } from 'zod';
import { typedText } from '../typed-text.ts';
import { LONGEST_OPINION, MOST_OPTIONS } from './ballot-choice.ts';

const OptionText = typedText().min(1).max(200);

/**
 * How a vote among options is held (candidates, variants); a ballot without a method is for, against or abstain. Options are
 * named by their place in the list, from 0: list and order are frozen when the vote opens. `atMost` is how many one may choose and
 * how many can win, 1 being a single choice. An option wins by `mostVotes` with more votes than the others, by `majority` only
 * with as many as the meeting's rule of decision asks for besides.
 */
export const BallotMethod = z
  .object({
    options: z.array(OptionText).min(2).max(MOST_OPTIONS),
    atMost: z.int().min(1),
    winsBy: z.enum(['mostVotes', 'majority']),
    /** True where a voter may write an opinion of their own, in the place of one option. */
    otherOpinion: z.literal(true).optional(),
  })
  .refine(({ options, atMost }) => atMost <= options.length, { path: ['atMost'] })
  .refine(({ options }) => new Set(options.map(sameText)).size === options.length, {
    path: ['options'],
  });
export type BallotMethod = z.infer<typeof BallotMethod>;

/** What a voter marks on a ballot of options: the places of the chosen ones, and what was written. Nothing at all is a blank ballot. */
export const Picks = z.object({
  options: z.array(z.int().min(0)).max(MOST_OPTIONS),
  other: typedText().max(LONGEST_OPINION).optional(),
});
export type Picks = z.infer<typeof Picks>;

function sameText(option: string): string {
  return option.normalize('NFC').toLocaleLowerCase('vi');
}
