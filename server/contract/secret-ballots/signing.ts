import { fromHex, toHex } from './hex.ts';

/** Signs what the product says of a secret ballot: receipts and the published bundle (Ed25519, the same text gives the same signature). */
export type BallotSigner = {
  /** The public key as hexadecimal, 32 bytes. */
  readonly publicKey: string;
  /** The signature of a text as hexadecimal, 64 bytes. */
  sign(text: string): Promise<string>;
};

/** Makes a signer of a private key in PKCS #8. */
export async function createBallotSigner(pkcs8: Uint8Array<ArrayBuffer>): Promise<BallotSigner> {
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  const point = atob(x.replaceAll('-', '+').replaceAll('_', '/'));
  return {
    publicKey: toHex(Uint8Array.from(point, (letter) => letter.charCodeAt(0))),
    async sign(text) {
      const signature = await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(text));
      return toHex(new Uint8Array(signature));
    },
  };
}

/** A new private key for signing, in PKCS #8. */
export async function newSigningKey(): Promise<Uint8Array<ArrayBuffer>> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('Ed25519 makes pairs');
  return new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
}

/** True when the signature of the text is of this public key. */
export async function isSignedBy(
  publicKey: string,
  text: string,
  signature: string,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', fromHex(publicKey), 'Ed25519', false, [
    'verify',
  ]);
  return crypto.subtle.verify('Ed25519', key, fromHex(signature), new TextEncoder().encode(text));
}
