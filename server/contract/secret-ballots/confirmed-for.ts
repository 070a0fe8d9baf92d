/** How long a confirmation with the password holds, in milliseconds: a meeting of half a day. */
export const CONFIRMED_FOR_MS = 4 * 3_600_000;
