import { z } from 'zod';
import { LONGEST_OPINION } from '../live/ballot-choice.ts';
import { type BallotMethod, Picks } from '../live/ballot-method.ts';
import { BallotChoice, Choice } from '../live/state.ts';

/** Digits and letters that are not mistaken for each other when read aloud: neither 0, 1, I nor O. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const GROUP = `[${LETTERS}]{4}`;

/** The voter's own random mark on the slip, 60 bits as "ABCD-EFGH-JKMN": by it the slip is found in the published list. */
export const SlipCode = z.string().regex(new RegExp(`^${GROUP}-${GROUP}-${GROUP}$`));
export type SlipCode = z.infer<typeof SlipCode>;

/** What a sealed ballot holds: a choice and a code, and nothing of the voter. */
export const Slip = z.object({ code: SlipCode, choice: BallotChoice });
export type Slip = z.infer<typeof Slip>;

/** The marks of a counted slip: that something was written, and not what. */
export const SlipMarks = z.object({
  options: Picks.shape.options,
  other: z.literal(true).optional(),
});
export type SlipMarks = z.infer<typeof SlipMarks>;

/** A slip after the count. What was written is kept apart from it, or a hand that is known would tell the rest of the ballot. */
export const CountedSlip = z.object({ code: SlipCode, choice: z.union([Choice, SlipMarks]) });
export type CountedSlip = z.infer<typeof CountedSlip>;

/** The choice of a counted slip as one text, for rows and for sorting: the word, or the marks as JSON. */
export function slipText({ choice }: Pick<CountedSlip, 'choice'>): string {
  return typeof choice === 'string' ? choice : JSON.stringify(choice);
}

/** Words, and marks without a text, need no more bytes than this. */
const SHORT_SLIP_BYTES = 256;
/** Of a written text each unit takes six bytes at most, escaped as JSON; the rest is for code and marks. */
const LONG_SLIP_BYTES = 6 * LONGEST_OPINION + SHORT_SLIP_BYTES;

/** The sizes that slips are padded to. */
export const SLIP_SIZES = [SHORT_SLIP_BYTES, LONG_SLIP_BYTES] as const;

/** How many bytes every slip of a vote is padded to: one size for a vote, so that a ballot with a text looks like one without. */
export function slipBytesOf(method: BallotMethod | undefined): number {
  return method?.otherOpinion ? LONG_SLIP_BYTES : SHORT_SLIP_BYTES;
}

/** A new random code; made on the voter's device, which alone knows whose it is. */
export function newSlipCode(): SlipCode {
  const picked = crypto.getRandomValues(new Uint8Array(12));
  // 32 letters: the low five bits choose each with the same chance.
  const letters = Array.from(picked, (byte) => LETTERS[byte & 31]).join('');
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-');
}
