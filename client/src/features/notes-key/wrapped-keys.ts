import { newId } from '#client/live/new-id.ts';
import type { NotesKey, NotesKeyWraps, PasswordWrap } from '#contract/http/notes-key.ts';
import type { UserId } from '#contract/ids.ts';
import { PASSWORD_COST } from '#contract/sealing.ts';
import { makeRecoveryCode } from './recovery-code.ts';
import {
  keyOfRecovery,
  type Lock,
  lockOfPassword,
  newRawKey,
  newSalt,
  type RawKey,
  unwrapKey,
  wrapByPassword,
  wrapKey,
} from './wrap-key.ts';

/** Tries one secret on a wrapped key of an account; null: it is not the one. */
export type Unwrap = (wraps: NotesKeyWraps, ownerId: UserId) => Promise<RawKey | null>;

/** Unwraps by a password. */
export function unwrapByPassword(password: string): Unwrap {
  return async ({ keyId, byPassword }, ownerId) => {
    if (!byPassword) return null;
    const { key } = await lockOfPassword(password, byPassword);
    return unwrapKey(key, { ownerId, keyId }, byPassword.wrapped);
  };
}

/** Unwraps by a lock that a password has made already, where it was made with the salt of the wrap. */
export function unwrapByLock(lock: Lock): Unwrap {
  return async ({ keyId, byPassword }, ownerId) =>
    byPassword && unwrapKey(lock.key, { ownerId, keyId }, byPassword.wrapped);
}

/** Unwraps by a recovery code, as `readRecoveryCode` reads it. */
export function unwrapByCode(code: string): Unwrap {
  return async ({ keyId, byRecovery }, ownerId) =>
    unwrapKey(await keyOfRecovery(code), { ownerId, keyId }, byRecovery);
}

/** A new notes key with its wraps and its recovery code; without a lock no password opens it yet. */
export async function makeWraps(
  ownerId: UserId,
  lock: Lock | null,
): Promise<{ wraps: NotesKeyWraps; raw: RawKey; code: string }> {
  const [keyId, raw, code] = [newId(), newRawKey(), makeRecoveryCode()];
  const whose = { ownerId, keyId };
  const byPassword = lock && (await wrapByPassword(lock, whose, raw));
  const byRecovery = await wrapKey(await keyOfRecovery(code), whose, raw);
  return { wraps: { keyId, byPassword, byRecovery }, raw, code };
}

/** What the server keeps, changed in some of its parts, as it is sent back on top of the version that was read. */
export function changeOf(
  { former: _, ...stored }: NotesKey,
  parts: Partial<Pick<NotesKey, 'byPassword' | 'byRecovery' | 'recoverySaved'>>,
): Omit<NotesKey, 'former'> {
  return { ...stored, ...parts };
}

/** The lock that a password makes of an account's salt: the prepared one when it was made with that salt, else another. */
export async function lockFor(
  wrap: PasswordWrap | null,
  password: string,
  prepared: Promise<Lock> | null,
): Promise<Lock> {
  const ready = await prepared?.catch(() => null);
  if (ready && (!wrap || isMadeAs(ready, wrap))) return ready;
  return lockOfPassword(password, wrap ?? { salt: newSalt(), cost: PASSWORD_COST });
}

function isMadeAs({ salt, cost }: Lock, wrap: PasswordWrap): boolean {
  const { memoryKib, passes } = wrap.cost;
  return salt === wrap.salt && cost.memoryKib === memoryKib && cost.passes === passes;
}
