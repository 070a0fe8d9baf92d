import type { PasswordCost, PasswordWrap } from '#contract/http/notes-key.ts';
import type { UserId } from '#contract/ids.ts';
import { isFairCost } from '#contract/sealing.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { sealBytes, unsealBytes } from './seal.ts';

const DOMAIN = 'nghi-su/notes-key/v1';
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** What a password makes of a salt: the key that wraps the notes key. It never leaves the browser. */
export type Lock = { salt: string; cost: PasswordCost; key: CryptoKey };

/** The raw bytes of a notes key, as short as they are needed. */
export type RawKey = Uint8Array<ArrayBuffer>;

/** A salt of 16 random bytes, base64. */
export function newSalt(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
}

/** A new notes key of 256 random bits. */
export function newRawKey(): RawKey {
  return crypto.getRandomValues(new Uint8Array(KEY_BYTES));
}

/** Derives the lock of a password (argon2id, one lane); less than the rule spends is refused, whoever asks for it. */
export async function lockOfPassword(
  password: string,
  { salt, cost }: { salt: string; cost: PasswordCost },
): Promise<Lock> {
  if (!isFairCost(cost)) throw new RangeError('Too cheap for a password.');
  // WebAssembly, which signing in alone needs.
  const { stretch } = await import('./stretch-password.ts');
  const salted = new Uint8Array([...fromBase64(salt), ...utf8(`${DOMAIN}/password`)]);
  return { salt, cost, key: await usableKey(await stretch(password, salted, cost)) };
}

/** The key that a recovery code makes: 140 random bits need no slow derivation (HKDF-SHA-256). */
export async function keyOfRecovery(code: string): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', utf8(code), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(KEY_BYTES),
      info: utf8(`${DOMAIN}/recovery`),
    },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** Whose key it is, and which: a wrap opens for no other account and no other key. */
type Whose = { ownerId: UserId; keyId: string };

/** Wraps a notes key by another. */
export function wrapKey(by: CryptoKey, whose: Whose, raw: RawKey): Promise<string> {
  return sealBytes(by, placeOf(whose), raw);
}

/** Wraps a notes key by the lock of a password. */
export async function wrapByPassword(lock: Lock, whose: Whose, raw: RawKey): Promise<PasswordWrap> {
  const { salt, cost, key } = lock;
  return { salt, cost, wrapped: await wrapKey(key, whose, raw) };
}

/** Unwraps a notes key; null when it was wrapped by another secret. */
export function unwrapKey(by: CryptoKey, whose: Whose, wrapped: string): Promise<RawKey | null> {
  return unsealBytes(by, placeOf(whose), wrapped);
}

/** A notes key that can be used and not be read out. */
export function usableKey(raw: RawKey): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function placeOf({ ownerId, keyId }: Whose): string {
  return `${DOMAIN}/${ownerId}/${keyId}`;
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
