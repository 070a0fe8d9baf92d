/** What a nonce and a tag of AES-GCM add to a text that is sealed, in bytes. */
export const SEAL_OVERHEAD_BYTES = 12 + 16;

/** The sizes to which a text is padded before it is sealed, in bytes: its length then says little of what is written. */
export const PADDED_BYTES = [
  512,
  1024,
  2 * 1024,
  4 * 1024,
  8 * 1024,
  16 * 1024,
  32 * 1024,
  64 * 1024,
] as const;

/** The sizes that a sealed annotation may have, in bytes. */
export const SEALED_BYTES: readonly number[] = PADDED_BYTES.map(
  (bytes) => bytes + SEAL_OVERHEAD_BYTES,
);

/** The longest sealed annotation, in characters of base64. */
export const MAX_SEALED_CHARACTERS = 4 * Math.ceil(Math.max(...SEALED_BYTES) / 3);

/** The least that argon2id must spend between a password and the key that it makes (OWASP Password Storage Cheat Sheet, one lane). */
export const PASSWORD_COST = { memoryKib: 47_104, passes: 1 };
/** The most of it: beyond, a browser would stand still. */
export const MOST_PASSWORD_COST = { memoryKib: 1024 * 1024, passes: 20 };

/** Whether argon2id spends as much on a password as the rule wants, and no more than a browser bears. */
export function isFairCost(cost: { memoryKib: number; passes: number }): boolean {
  const isWithin = (name: keyof typeof PASSWORD_COST) =>
    Number.isInteger(cost[name]) &&
    cost[name] >= PASSWORD_COST[name] &&
    cost[name] <= MOST_PASSWORD_COST[name];
  return isWithin('memoryKib') && isWithin('passes');
}
