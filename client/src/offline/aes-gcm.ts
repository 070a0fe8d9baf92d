const NONCE_BYTES = 12;
const ALGORITHM = { name: 'AES-GCM', length: 256 };

/** Whether this page may encrypt at all: browsers give that to secure addresses alone (HTTPS, localhost). */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** A new key of 256 random bits that can be used and not be read out. */
export function newSealingKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(ALGORITHM, false, ['encrypt', 'decrypt']);
}

/** Encrypts bytes with a fresh random nonce, which goes before the ciphertext; they open at the same `place` alone. */
export async function encrypt(
  key: CryptoKey,
  place: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const ciphertext = await crypto.subtle.encrypt(howAt(place, iv), key, bytes);
  const sealed = new Uint8Array(NONCE_BYTES + ciphertext.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(ciphertext), NONCE_BYTES);
  return sealed;
}

/** Opens what `encrypt` has made; null when key or place are others, or when it was tampered with. */
export async function decrypt(
  key: CryptoKey,
  place: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const how = howAt(place, sealed.slice(0, NONCE_BYTES));
  return crypto.subtle.decrypt(how, key, sealed.slice(NONCE_BYTES)).then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  );
}

function howAt(place: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: ALGORITHM.name, iv, additionalData: new TextEncoder().encode(place) };
}
