/** Digits and letters that are not mistaken for one another on paper (Crockford's base 32: no I, L, O, U). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 7;
const SECRET_LETTERS = 4;
const WEIGHTS = [1, 3, 5, 7];

/** Why a typed code is none: so many groups of five were typed, or the group with that number (from 1) has a slip in it. */
export type CodeSlip = { groups: number } | { badGroup: number };

/**
 * Makes a recovery code: seven groups of five letters, four of them random (140 bits in all), the fifth a check on its group.
 * It is written as it is typed: `K7QM3-…`.
 */
export function makeRecoveryCode(): string {
  const random = crypto.getRandomValues(new Uint8Array(GROUPS * SECRET_LETTERS));
  return Array.from({ length: GROUPS }, (_, group) => {
    const values = [...random.subarray(group * SECRET_LETTERS, (group + 1) * SECRET_LETTERS)];
    return [...values.map((value) => value % 32), checkOf(values, group)]
      .map((value) => LETTERS[value % 32])
      .join('');
  }).join('-');
}

/** Reads a typed code, however it is spaced and in whatever case; says which group has the slip when it is not one. */
export function readRecoveryCode(typed: string): { code: string } | CodeSlip {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const groups = letters.match(/.{1,5}/g) ?? [];
  for (const [index, group] of groups.entries()) {
    const values = [...group].map((letter) => LETTERS.indexOf(letter));
    const check = values[SECRET_LETTERS];
    if (values.includes(-1)) return { badGroup: index + 1 };
    if (check !== undefined && check !== checkOf(values.slice(0, SECRET_LETTERS), index))
      return { badGroup: index + 1 };
  }
  if (groups.length !== GROUPS || letters.length !== GROUPS * (SECRET_LETTERS + 1))
    return { groups: groups.length };
  return { code: groups.join('-') };
}

/** Odd weights tell every single slip and nearly every swap; the group's place tells groups that were swapped. */
function checkOf(values: readonly number[], group: number): number {
  return values.reduce((sum, value, i) => sum + value * (WEIGHTS[i] ?? 1), 11 * group) % 32;
}
