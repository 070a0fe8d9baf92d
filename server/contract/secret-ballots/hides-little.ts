/** With fewer voters than this a secret ballot hides little: the result alone may tell who chose what. */
export const FEWEST_HIDDEN_VOTERS = 5;

/** True when so few are entitled that the chair must be warned. */
export function hidesLittle(voters: number): boolean {
  return voters < FEWEST_HIDDEN_VOTERS;
}

/** True when the count of so many ballots would show what single persons chose; where none came it shows nothing of anybody. */
export function showsSingleChoices(received: number): boolean {
  return received > 0 && hidesLittle(received);
}
