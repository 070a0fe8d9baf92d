import { PADDED_BYTES } from '#contract/sealing.ts';
import { fromBase64, toBase64 } from './base64.ts';

const NONCE_BYTES = 12;
const LENGTH_BYTES = 4;

/** Whether this page may encrypt at all: browsers give that to secure addresses alone (HTTPS, localhost). */
export function canSeal(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined;
}

/**
 * Seals a value (as JSON, AES-256-GCM, a fresh random nonce, padded to one of `PADDED_BYTES`); `place` is what it belongs to, and
 * it opens nowhere else. Base64 of nonce and ciphertext.
 * @throws RangeError when the value is longer than the largest size.
 */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<string> {
  return sealBytes(key, place, padded(new TextEncoder().encode(JSON.stringify(value))));
}

/** Opens what was sealed for a place with the first of the keys that fits; null when none does, or when it was tampered with. */
export async function unseal(
  keys: readonly CryptoKey[],
  place: string,
  sealed: string,
): Promise<{ value: unknown } | null> {
  for (const key of keys) {
    const bytes = await unsealBytes(key, place, sealed);
    if (bytes) return { value: JSON.parse(new TextDecoder().decode(unpadded(bytes))) };
  }
  return null;
}

/** Seals bytes as they are, without padding: for keys, whose length is known anyway. */
export async function sealBytes(
  key: CryptoKey,
  place: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const additionalData = new TextEncoder().encode(place);
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    key,
    bytes,
  );
  const sealed = new Uint8Array(NONCE_BYTES + ciphertext.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(ciphertext), NONCE_BYTES);
  return toBase64(sealed);
}

/** Opens bytes that `sealBytes` has sealed; null when the key or the place is another. */
export async function unsealBytes(
  key: CryptoKey,
  place: string,
  sealed: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const bytes = fromBase64(sealed);
    const iv = bytes.subarray(0, NONCE_BYTES);
    const additionalData = new TextEncoder().encode(place);
    const algorithm = { name: 'AES-GCM', iv, additionalData };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes.subarray(NONCE_BYTES)));
  } catch {
    return null;
  }
}

function padded(text: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = PADDED_BYTES.find((bytes) => bytes >= text.length + LENGTH_BYTES);
  if (size === undefined) throw new RangeError('The text is too long to be sealed.');
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, LENGTH_BYTES);
  return bytes;
}

function unpadded(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const length = new DataView(bytes.buffer).getUint32(0);
  return bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
}
