import { foldText } from './fold-text.ts';

/** The fewest characters of a password. */
export const SHORTEST_PASSWORD = 10;

/** Letters in another order or repeated make no password: it holds at least this many different ones. */
const FEWEST_CHARACTERS = 4;

/** What is wrong with a new password. */
export type PasswordWeakness = 'too-short' | 'holds-username' | 'same-password' | 'too-simple';

/** Why a new password is refused, on the server and before it is sent alike; null when it is good. */
export function passwordWeakness(
  next: string,
  { current, username }: { current: string; username: string },
): PasswordWeakness | null {
  if (next.length < SHORTEST_PASSWORD) return 'too-short';
  if (foldText(next, 'loose').includes(foldText(username, 'loose'))) return 'holds-username';
  if (next === current) return 'same-password';
  return new Set(next).size < FEWEST_CHARACTERS ? 'too-simple' : null;
}
