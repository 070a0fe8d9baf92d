import { decrypt, encrypt } from '#client/offline/aes-gcm.ts';
import { PADDED_BYTES } from '#contract/sealing.ts';
import { fromBase64, toBase64 } from './base64.ts';

const LENGTH_BYTES = 4;

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
  return toBase64(await encrypt(key, place, bytes));
}

/** Opens bytes that `sealBytes` has sealed; null when the key or the place is another, or when it is no base64. */
export async function unsealBytes(
  key: CryptoKey,
  place: string,
  sealed: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await decrypt(key, place, fromBase64(sealed));
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
