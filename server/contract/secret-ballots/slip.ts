import { z } from 'zod';
import { Choice } from '../live/state.ts';

/** Digits and letters that are not mistaken for each other when read aloud: neither 0, 1, I nor O. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const GROUP = `[${LETTERS}]{4}`;

/** The voter's own random mark on the slip, 60 bits as "ABCD-EFGH-JKMN": by it the slip is found in the published list. */
export const SlipCode = z.string().regex(new RegExp(`^${GROUP}-${GROUP}-${GROUP}$`));
export type SlipCode = z.infer<typeof SlipCode>;

/** What a sealed ballot holds: a choice and a code, and nothing of the voter. */
export const Slip = z.object({ code: SlipCode, choice: Choice });
export type Slip = z.infer<typeof Slip>;

/** A new random code; made on the voter's device, which alone knows whose it is. */
export function newSlipCode(): SlipCode {
  const picked = crypto.getRandomValues(new Uint8Array(12));
  // 32 letters: the low five bits choose each with the same chance.
  const letters = Array.from(picked, (byte) => LETTERS[byte & 31]).join('');
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-');
}
