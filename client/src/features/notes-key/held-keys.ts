import type { UserId } from '#contract/ids.ts';
import type { HeldKeys } from './key-shelf.ts';
import { seal, unseal } from './seal.ts';
import { type RawKey, usableKey } from './wrap-key.ts';

/** What a device holds when a key is added: the current one stands first. The raw bytes are cleared. */
export async function withKey(
  held: HeldKeys | null,
  added: {
    ownerId: UserId;
    keyId: string;
    raw: RawKey;
    isCurrent: boolean;
    /** A new recovery code that goes with the key. */
    code: string | null;
    lock: HeldKeys['lock'];
  },
): Promise<HeldKeys> {
  const { ownerId, keyId, raw, isCurrent, code, lock } = added;
  const key = await usableKey(raw);
  raw.fill(0);
  const others = held?.keys.filter((one) => one.keyId !== keyId) ?? [];
  const keys = isCurrent ? [{ keyId, key }, ...others] : [...others, { keyId, key }];
  const recovery = code ? await seal(key, placeOf(ownerId), code) : (held?.recovery ?? null);
  return { ownerId, keys, recovery, lock };
}

/** The recovery code that a device still holds; null when there is none. */
export async function recoveryCodeOf(held: HeldKeys | null): Promise<string | null> {
  if (!held?.recovery) return null;
  const keys = held.keys.map(({ key }) => key);
  const opened = await unseal(keys, placeOf(held.ownerId), held.recovery);
  return typeof opened?.value === 'string' ? opened.value : null;
}

function placeOf(ownerId: UserId): string {
  return `recovery/${ownerId}`;
}
