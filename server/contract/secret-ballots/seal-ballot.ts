import type { BallotId, UserId } from '../ids.ts';
import { fromHex, toHex } from './hex.ts';
import { Slip, slipBytesOf } from './slip.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const VERSION = 1;
const POINT_BYTES = 65;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The size of every slip of a vote for/against/abstain, in bytes. */
const COMMON_SLIP_BYTES = slipBytesOf(undefined);

/** The size of a sealed ballot with a slip of so many bytes: version, ephemeral point, nonce, padded slip, tag. */
export function envelopeBytes(slipBytes: number): number {
  return 1 + POINT_BYTES + NONCE_BYTES + slipBytes + TAG_BYTES;
}

/** The size of every sealed ballot of a vote for/against/abstain, in bytes. */
export const ENVELOPE_BYTES = envelopeBytes(COMMON_SLIP_BYTES);

/** What a sealed ballot is bound to; with any other of the three it does not open. */
export type Binding = { ballotId: BallotId; questionHash: string; voterId: UserId };

/** The key pair of one ballot: the public one as a hexadecimal point, the private one as PKCS #8. */
export type BallotKeyPair = { publicKey: string; privateKey: Uint8Array<ArrayBuffer> };

/** Makes the key pair of a ballot (P-256). */
export async function newBallotKeyPair(): Promise<BallotKeyPair> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const [point, pkcs8] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return { publicKey: toHex(new Uint8Array(point)), privateKey: new Uint8Array(pkcs8) };
}

/**
 * Seals a slip, padded to the size of its vote's slips (what is longer throws), for the ballot's public key: ephemeral ECDH P-256,
 * HKDF-SHA-256, AES-256-GCM. Each call gives other bytes.
 */
export async function sealBallot(
  publicKey: string,
  binding: Binding,
  slip: Slip,
  slipBytes = COMMON_SLIP_BYTES,
): Promise<Uint8Array<ArrayBuffer>> {
  const recipient = fromHex(publicKey);
  const ephemeral = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', ephemeral.publicKey));
  const key = await sharedKey(ephemeral.privateKey, recipient, { point, recipient });
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(cipher(nonce, binding), key, padded(slip, slipBytes));
  return joined(Uint8Array.of(VERSION), point, nonce, new Uint8Array(sealed));
}

/** Opens sealed ballots of one ballot with its key pair; `slipBytes` is the size of that vote's slips. */
export interface BallotOpener {
  /** The slip inside; null for whatever was not sealed for this ballot, question and voter, or was altered since. */
  open(
    binding: Binding,
    envelope: Uint8Array<ArrayBuffer>,
    slipBytes?: number,
  ): Promise<Slip | null>;
}

/** Makes an opener; a private key that is none, or belongs to another public key, throws. */
export async function createBallotOpener(pair: BallotKeyPair): Promise<BallotOpener> {
  const privateKey = await crypto.subtle.importKey('pkcs8', pair.privateKey, CURVE, true, [
    'deriveBits',
  ]);
  const { x, y } = await crypto.subtle.exportKey('jwk', privateKey);
  const recipient = fromHex(pair.publicKey);
  const whole = await crypto.subtle.importKey('raw', recipient, CURVE, true, []);
  const known = await crypto.subtle.exportKey('jwk', whole);
  if (x !== known.x || y !== known.y) throw new Error('the private key is of another ballot');
  return {
    async open(binding, envelope, slipBytes = COMMON_SLIP_BYTES) {
      if (envelope.length !== envelopeBytes(slipBytes) || envelope[0] !== VERSION) return null;
      const point = envelope.slice(1, 1 + POINT_BYTES);
      const nonce = envelope.slice(1 + POINT_BYTES, 1 + POINT_BYTES + NONCE_BYTES);
      const sealed = envelope.slice(1 + POINT_BYTES + NONCE_BYTES);
      try {
        const key = await sharedKey(privateKey, point, { point, recipient });
        const text = await crypto.subtle.decrypt(cipher(nonce, binding), key, sealed);
        return unpadded(new Uint8Array(text));
      } catch {
        // A point that is not on the curve, another binding, a flipped bit, a slip of another shape: all of them are spoiled.
        return null;
      }
    },
  };
}

/** Both points go into the key: the mirrored ephemeral point has the same shared secret and must not open. */
async function sharedKey(
  own: CryptoKey,
  other: Uint8Array<ArrayBuffer>,
  { point, recipient }: { point: Uint8Array; recipient: Uint8Array },
): Promise<CryptoKey> {
  const peer = await crypto.subtle.importKey('raw', other, CURVE, false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: peer }, own, 256);
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: joined(point, recipient),
      info: new TextEncoder().encode('nghi-su/secret-ballot/1'),
    },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function cipher(iv: Uint8Array<ArrayBuffer>, binding: Binding): AesGcmParams {
  const place = `${binding.ballotId}|${binding.questionHash}|${binding.voterId}`;
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) };
}

function padded(slip: Slip, slipBytes: number): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(Slip.parse(slip)));
  if (text.length > slipBytes) throw new RangeError('a slip that is too long to be padded');
  const bytes = new Uint8Array(slipBytes).fill(' '.charCodeAt(0));
  bytes.set(text);
  return bytes;
}

function unpadded(bytes: Uint8Array): Slip {
  return Slip.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
